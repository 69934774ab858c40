//! Replaces the reader of PDFs behind Typst's `image`.
//!
//! The original brings decoders for three formats of pictures, six crates in all. Drawings of a layout
//! are SVG, and urbi writes PDFs but reads none. [`Pdf::new`] refuses every PDF, and Typst reports it
//! at the place of the call. A PDF, and all that could follow from one, has a type without values
//! (`Never`), so the compiler proves that nothing behind it runs.

use std::convert::Infallible as Never;

/// The pages of a PDF.
pub mod page {
    use std::convert::Infallible as Never;
    use std::marker::PhantomData;

    /// A page. There is none.
    pub struct Page<'pdf>(Never, PhantomData<&'pdf ()>);

    impl Page<'_> {
        /// Returns the width and the height.
        pub fn render_dimensions(&self) -> (f32, f32) {
            match self.0 {}
        }
    }
}

/// Why a PDF is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LoadPdfError {
    /// It is encrypted, which nothing finds out.
    Decryption(Never),
    /// It is refused. Typst says that it could not be loaded.
    Invalid,
}

/// A PDF. There is none.
pub struct Pdf(Never);

impl Pdf {
    /// Refuses the PDF.
    pub fn new<T>(_data: T) -> Result<Self, LoadPdfError> {
        Err(LoadPdfError::Invalid)
    }

    /// Returns the proof that there is no PDF.
    pub fn never(&self) -> &Never {
        &self.0
    }

    /// Returns the pages.
    pub fn pages(&self) -> &[page::Page<'_>] {
        match self.0 {}
    }

    /// Returns the table of the objects.
    pub fn xref(&self) -> &XRef {
        match self.0 {}
    }

    /// Returns the version of the format.
    pub fn version(&self) -> PdfVersion {
        match self.0 {}
    }

    /// Returns the bytes.
    pub fn data(&self) -> &PdfData {
        match self.0 {}
    }
}

/// The table of the objects of a PDF. There is none.
pub struct XRef(Never);

impl XRef {
    /// Returns whether a reader can hide parts.
    pub fn has_optional_content_groups(&self) -> bool {
        match self.0 {}
    }
}

/// The bytes of a PDF. There are none.
pub struct PdfData(Never);

impl AsRef<[u8]> for PdfData {
    fn as_ref(&self) -> &[u8] {
        match self.0 {}
    }
}

/// A version of the format.
pub enum PdfVersion {
    /// 1.0.
    Pdf10,
    /// 1.1.
    Pdf11,
    /// 1.2.
    Pdf12,
    /// 1.3.
    Pdf13,
    /// 1.4.
    Pdf14,
    /// 1.5.
    Pdf15,
    /// 1.6.
    Pdf16,
    /// 1.7.
    Pdf17,
    /// 2.0.
    Pdf20,
}
