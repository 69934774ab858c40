//! Replaces the WebAssembly interpreter that Typst's `plugin` function runs.
//!
//! A layout of a theme is text: it runs no foreign code. [`Module::new`] refuses every plugin with a
//! message that Typst reports at the place of the call. A module, and all that could follow from one,
//! has a type without values (`Never`), so the compiler proves that nothing behind it runs.

use std::convert::Infallible as Never;
use std::fmt;
use std::marker::PhantomData;

/// Why a plugin does not run.
#[derive(Debug)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("urbi does not run plugins")
    }
}

impl std::error::Error for Error {}

/// The settings of an engine: none.
#[derive(Default)]
pub struct Config;

impl Config {
    /// Accepts the setting.
    pub fn wasm_relaxed_simd(&mut self, _enable: bool) -> &mut Self {
        self
    }
}

/// What compiles modules: it refuses all of them.
pub struct Engine;

impl Engine {
    /// Makes an engine.
    pub fn new(_config: &Config) -> Self {
        Self
    }
}

/// A compiled plugin. There is none.
pub struct Module(Never);

impl Module {
    /// Refuses the plugin.
    pub fn new(_engine: &Engine, _wasm: impl AsRef<[u8]>) -> Result<Self, Error> {
        Err(Error)
    }

    /// Returns the type of an export.
    pub fn get_export(&self, _name: &str) -> Option<ExternType> {
        match self.0 {}
    }

    /// Lists the exports.
    pub fn exports(&self) -> std::vec::IntoIter<ExportType<'_>> {
        match self.0 {}
    }
}

/// An export of a module.
pub struct ExportType<'module>(Never, PhantomData<&'module ()>);

impl<'module> ExportType<'module> {
    /// Returns its name.
    pub fn name(&self) -> &'module str {
        match self.0 {}
    }

    /// Returns its type.
    pub fn ty(&self) -> &ExternType {
        match self.0 {}
    }
}

/// The type of an export.
pub enum ExternType {
    /// A function.
    Func(FuncType),
    /// A memory.
    Memory(Never),
}

/// The type of a function.
pub struct FuncType(Never);

impl FuncType {
    /// Returns the types of the parameters.
    pub fn params(&self) -> &[ValType] {
        match self.0 {}
    }

    /// Returns the types of the results.
    pub fn results(&self) -> &[ValType] {
        match self.0 {}
    }
}

/// The type of a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ValType {
    /// 32 bits, signed or not.
    I32,
}

/// A number.
pub enum Val {
    /// 32 bits, signed or not.
    I32(i32),
}

/// What joins a module with functions of the host.
pub struct Linker<T> {
    engine: Engine,
    data: PhantomData<fn(T)>,
}

impl<T> Linker<T> {
    /// Makes a linker without functions.
    pub fn new(_engine: &Engine) -> Self {
        Self { engine: Engine, data: PhantomData }
    }

    /// Accepts a function of the host.
    pub fn func_wrap<F>(&mut self, _module: &str, _name: &str, _f: F) -> Result<&mut Self, Error> {
        Ok(self)
    }

    /// Returns the engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Starts a module.
    pub fn instantiate_and_start(
        &self,
        _store: &mut Store<T>,
        module: &Module,
    ) -> Result<Instance, Error> {
        match module.0 {}
    }
}

/// The data of a running plugin.
pub struct Store<T>(T);

impl<T> Store<T> {
    /// Makes a store.
    pub fn new(_engine: &Engine, data: T) -> Self {
        Self(data)
    }

    /// Returns the data of the host.
    pub fn data_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

/// A running plugin. There is none.
pub struct Instance(Never);

impl Instance {
    /// Returns an export.
    pub fn get_export<T>(&self, _store: &Store<T>, _name: &str) -> Option<Extern> {
        match self.0 {}
    }
}

/// An export of a running plugin.
pub struct Extern(Never);

impl Extern {
    /// Returns the function that it is.
    pub fn into_func(self) -> Option<Func> {
        match self.0 {}
    }

    /// Returns the memory that it is.
    pub fn into_memory(self) -> Option<Memory> {
        match self.0 {}
    }
}

/// A function of a running plugin.
pub struct Func(Never);

impl Func {
    /// Returns its type.
    pub fn ty<T>(&self, _store: &Store<T>) -> FuncType {
        match self.0 {}
    }

    /// Runs it.
    pub fn call<T>(
        &self,
        _store: &mut Store<T>,
        _inputs: &[Val],
        _outputs: &mut [Val],
    ) -> Result<(), Error> {
        match self.0 {}
    }
}

/// The memory of a running plugin.
pub struct Memory(Never);

impl Memory {
    /// Returns its size in pages of 64 KiB.
    pub fn size<T>(&self, _store: &Store<T>) -> u64 {
        match self.0 {}
    }

    /// Makes it larger.
    pub fn grow<T>(&self, _store: &mut Store<T>, _pages: u64) -> Result<u64, Error> {
        match self.0 {}
    }

    /// Returns its bytes.
    pub fn data<'a, T>(&self, _store: &'a Store<T>) -> &'a [u8] {
        match self.0 {}
    }

    /// Returns its bytes to change.
    pub fn data_mut<'a, T>(&self, _store: &'a mut Store<T>) -> &'a mut [u8] {
        match self.0 {}
    }

    /// Reads from it.
    pub fn read<T>(
        &self,
        _caller: &Caller<'_, T>,
        _at: usize,
        _to: &mut [u8],
    ) -> Result<(), Error> {
        match self.0 {}
    }

    /// Writes into it.
    pub fn write<T>(
        &self,
        _caller: &mut Caller<'_, T>,
        _at: usize,
        _from: &[u8],
    ) -> Result<(), Error> {
        match self.0 {}
    }
}

/// What a function of the host sees of the plugin that calls it.
pub struct Caller<'store, T>(Never, PhantomData<&'store mut T>);

impl<T> Caller<'_, T> {
    /// Returns an export of the plugin.
    pub fn get_export(&self, _name: &str) -> Option<Extern> {
        match self.0 {}
    }

    /// Returns the data of the host.
    pub fn data_mut(&mut self) -> &mut T {
        match self.0 {}
    }
}
