//! Replaces the WebAssembly interpreter that Typst's `plugin` function runs.
//!
//! Layouts of a theme must not run foreign code. [`Module::new`] rejects every plugin with a message that Typst
//! reports at the call. A module, and every type that depends on one, has no values (`Never`), so the compiler
//! proves that code for plugins never runs.

use std::convert::Infallible as Never;
use std::fmt;
use std::marker::PhantomData;

/// The error for every plugin.
#[derive(Debug)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("urbi does not run plugins")
    }
}

impl std::error::Error for Error {}

/// The empty settings of an engine.
#[derive(Default)]
pub struct Config;

impl Config {
    /// Ignores the setting.
    pub fn wasm_relaxed_simd(&mut self, _enable: bool) -> &mut Self {
        self
    }
}

/// A compiler that rejects all modules.
pub struct Engine;

impl Engine {
    /// Creates an engine.
    pub fn new(_config: &Config) -> Self {
        Self
    }
}

/// A compiled plugin. This type has no values.
pub struct Module(Never);

impl Module {
    /// Rejects the plugin.
    pub fn new(_engine: &Engine, _wasm: impl AsRef<[u8]>) -> Result<Self, Error> {
        Err(Error)
    }

    /// Returns the type of an export.
    pub fn get_export(&self, _name: &str) -> Option<ExternType> {
        match self.0 {}
    }

    /// Returns the exports.
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

/// The type of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ValType {
    /// A 32-bit integer.
    I32,
}

/// A value.
pub enum Val {
    /// A 32-bit integer.
    I32(i32),
}

/// A linker of host functions.
pub struct Linker<T> {
    engine: Engine,
    data: PhantomData<fn(T)>,
}

impl<T> Linker<T> {
    /// Creates a linker without functions.
    pub fn new(_engine: &Engine) -> Self {
        Self { engine: Engine, data: PhantomData }
    }

    /// Ignores a host function.
    pub fn func_wrap<F>(&mut self, _module: &str, _name: &str, _f: F) -> Result<&mut Self, Error> {
        Ok(self)
    }

    /// Returns the engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Starts a module, a type without values.
    pub fn instantiate_and_start(
        &self,
        _store: &mut Store<T>,
        module: &Module,
    ) -> Result<Instance, Error> {
        match module.0 {}
    }
}

/// The data of the host.
pub struct Store<T>(T);

impl<T> Store<T> {
    /// Creates a store.
    pub fn new(_engine: &Engine, data: T) -> Self {
        Self(data)
    }

    /// Returns the data of the host.
    pub fn data_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

/// A running plugin. This type has no values.
pub struct Instance(Never);

impl Instance {
    /// Returns an export.
    pub fn get_export<T>(&self, _store: &Store<T>, _name: &str) -> Option<Extern> {
        match self.0 {}
    }
}

/// An export of a running plugin. This type has no values.
pub struct Extern(Never);

impl Extern {
    /// Returns the export as a function.
    pub fn into_func(self) -> Option<Func> {
        match self.0 {}
    }

    /// Returns the export as a memory.
    pub fn into_memory(self) -> Option<Memory> {
        match self.0 {}
    }
}

/// A function of a running plugin. This type has no values.
pub struct Func(Never);

impl Func {
    /// Returns its type.
    pub fn ty<T>(&self, _store: &Store<T>) -> FuncType {
        match self.0 {}
    }

    /// Calls the function.
    pub fn call<T>(
        &self,
        _store: &mut Store<T>,
        _inputs: &[Val],
        _outputs: &mut [Val],
    ) -> Result<(), Error> {
        match self.0 {}
    }
}

/// The memory of a running plugin. This type has no values.
pub struct Memory(Never);

impl Memory {
    /// Returns its size in pages of 64 KiB.
    pub fn size<T>(&self, _store: &Store<T>) -> u64 {
        match self.0 {}
    }

    /// Grows the memory.
    pub fn grow<T>(&self, _store: &mut Store<T>, _pages: u64) -> Result<u64, Error> {
        match self.0 {}
    }

    /// Returns its bytes.
    pub fn data<'a, T>(&self, _store: &'a Store<T>) -> &'a [u8] {
        match self.0 {}
    }

    /// Returns its bytes for changes.
    pub fn data_mut<'a, T>(&self, _store: &'a mut Store<T>) -> &'a mut [u8] {
        match self.0 {}
    }

    /// Reads bytes.
    pub fn read<T>(
        &self,
        _caller: &Caller<'_, T>,
        _at: usize,
        _to: &mut [u8],
    ) -> Result<(), Error> {
        match self.0 {}
    }

    /// Writes bytes.
    pub fn write<T>(
        &self,
        _caller: &mut Caller<'_, T>,
        _at: usize,
        _from: &[u8],
    ) -> Result<(), Error> {
        match self.0 {}
    }
}

/// The plugin that calls a host function. This type has no values.
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
