//! Replaces the PDF parser behind Typst's `image`.
//!
//! The original brings decoders for three image formats, six crates in total. Images of a layout are SVG, and urbi
//! reads no PDFs. [`Pdf::new`] rejects every PDF, and Typst reports the error at the call. A PDF, and every type
//! that depends on one, has no values (`Never`), so the compiler proves that code for PDFs never runs.

use std::convert::Infallible as Never;

/// The pages of a PDF.
pub mod page {
    use std::convert::Infallible as Never;
    use std::marker::PhantomData;

    /// A page. This type has no values.
    pub struct Page<'pdf>(Never, PhantomData<&'pdf ()>);

    impl Page<'_> {
        /// Returns the width and the height.
        pub fn render_dimensions(&self) -> (f32, f32) {
            match self.0 {}
        }
    }
}

/// The error for a PDF.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LoadPdfError {
    /// The PDF is encrypted. This never happens.
    Decryption(Never),
    /// The PDF is rejected. Typst reports that it could not be loaded.
    Invalid,
}

/// A PDF. This type has no values.
pub struct Pdf(Never);

impl Pdf {
    /// Rejects the PDF.
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

    /// Returns the cross-reference table.
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

/// The cross-reference table of a PDF. This type has no values.
pub struct XRef(Never);

impl XRef {
    /// Returns whether the PDF has optional content.
    pub fn has_optional_content_groups(&self) -> bool {
        match self.0 {}
    }
}

/// The bytes of a PDF. This type has no values.
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
