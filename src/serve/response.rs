//! Finds the response for an address: an output of the plan, or a resource of the server below `/_urbi/`. It never
//! searches the disk.

use std::path::PathBuf;
use std::sync::Arc;

use super::state::{OutputLookup, ServerState};
use super::{overview, panel};
use crate::output::OutputBody;
use crate::path::{OutPath, percent_decode, percent_encode};

/// The path prefix of the server's own resources.
pub(super) const OWN: &str = "/_urbi/";
/// The path of the event stream.
pub(super) const EVENTS: &str = "/_urbi/events";

const CLIENT_SCRIPT: &str = include_str!("client.js");
const CLIENT_STYLE: &str = include_str!("client.css");

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// An HTTP response.
#[derive(Debug)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The content type.
    pub kind: &'static str,
    /// The body.
    pub content: ResponseBody,
    /// The entity tag, which identifies a version.
    pub tag: Option<String>,
    /// The target of a redirect.
    pub location: Option<String>,
}

/// The body of a response.
#[derive(Debug)]
pub enum ResponseBody {
    /// Bytes.
    Bytes(Arc<[u8]>),
    /// A file of the site that is copied unchanged.
    File(PathBuf),
}

impl Response {
    fn text(status: u16, kind: &'static str, text: String) -> Self {
        let content = ResponseBody::Bytes(text.into_bytes().into());
        Self { status, kind, content, tag: None, location: None }
    }

    pub(super) fn plain(status: u16, text: &str) -> Self {
        Self::text(status, "text/plain; charset=utf-8", text.to_owned())
    }

    fn leads_to(place: String) -> Self {
        Self { location: Some(place), ..Self::plain(302, "") }
    }
}

/// Returns the response for an address, as it is in the request line.
pub fn answer(state: &ServerState, target: &str) -> Response {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    match path {
        "/_urbi/" => whole_page(200, overview::render(state).as_bytes()),
        "/_urbi/client.js" => Response::text(200, SCRIPT, CLIENT_SCRIPT.to_owned()),
        "/_urbi/client.css" => Response::text(200, STYLE, CLIENT_STYLE.to_owned()),
        "/_urbi/panel.json" => {
            let value = |key: &str| {
                let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
                let found = pairs.find(|(own, _)| *own == key);
                found.and_then(|(_, value)| percent_decode(value)).unwrap_or_default()
            };
            Response::text(200, JSON, panel::render(state, &value("page"), &value("tag")))
        }
        _ if path.starts_with(OWN) => Response::plain(404, "there is nothing here"),
        _ => output(state, path),
    }
}

fn output(state: &ServerState, path: &str) -> Response {
    let Some(shown) = state.shown() else {
        return whole_page(503, overview::waiting(state).as_bytes());
    };
    let base = shown.prepared.site.config.base_url.path.as_str();
    let Some(path) = percent_decode(path) else {
        return Response::plain(400, "the address cannot be read");
    };
    let below = path.strip_prefix(base).filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let Some(below) = below.filter(|below| !below.is_empty()) else {
        return if path == "/" || below.is_some() {
            Response::leads_to(format!("{base}/"))
        } else {
            not_found(state, "")
        };
    };
    let Some(out) = out_path(below) else { return not_found(state, below) };
    match state.output(&out) {
        OutputLookup::Body(body) => self::body(state, 200, &out, &body),
        OutputLookup::Failed => whole_page(500, overview::waiting(state).as_bytes()),
        OutputLookup::Nothing => {
            let folder = out_path(&format!("{below}/"));
            if folder.is_some_and(|out| shown.route(&out).is_some()) {
                return Response::leads_to(format!("{}/", percent_encode(&path)));
            }
            not_found(state, below)
        }
    }
}

/// Returns the output that a static host serves for an address.
pub(super) fn out_path(below: &str) -> Option<OutPath> {
    let inner = below.strip_prefix('/')?;
    let is_folder = inner.is_empty() || inner.ends_with('/');
    OutPath::new(&format!("{inner}{}", if is_folder { "index.html" } else { "" }))
}

/// Returns the 404 page of the folder, or of the nearest parent folder that has one.
fn not_found(state: &ServerState, below: &str) -> Response {
    let mut folder = below.trim_end_matches('/');
    loop {
        let out = OutPath::new(format!("{folder}/404.html").trim_start_matches('/'));
        if let Some(out) = out
            && let OutputLookup::Body(body) = state.output(&out)
        {
            return self::body(state, 404, &out, &body);
        }
        match folder.rsplit_once('/') {
            Some((above, _)) => folder = above,
            None => return Response::plain(404, "there is nothing here"),
        }
    }
}

fn body(state: &ServerState, status: u16, out: &OutPath, body: &OutputBody) -> Response {
    let bytes = match body {
        OutputBody::Bytes(bytes) => Some(Arc::clone(bytes)),
        OutputBody::Lazy(deferred) => state.make(deferred),
        OutputBody::CopyOf(path) => {
            let content = ResponseBody::File(path.clone());
            return Response { status, kind: kind(out), content, tag: None, location: None };
        }
    };
    let Some(bytes) = bytes else { return Response::plain(500, "this picture cannot be made") };
    if out.is_html() {
        return whole_page(status, &bytes);
    }
    let tag = Some(fingerprint(&bytes));
    Response { status, kind: kind(out), content: ResponseBody::Bytes(bytes), tag, location: None }
}

/// Returns a page with the script of the preview. The script is added only to the response, so rendered outputs do
/// not contain it.
fn whole_page(status: u16, page: &[u8]) -> Response {
    let tag = fingerprint(page);
    let script = format!(
        "<script src=\"{OWN}client.js\" data-urbi=\"{tag}\" data-status=\"{status}\"></script>"
    );
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end));
    let (before, after) = page.split_at(at.unwrap_or(page.len()));
    let content = ResponseBody::Bytes([before, script.as_bytes(), after].concat().into());
    Response { status, kind: HTML, content, tag: Some(tag), location: None }
}

fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

fn kind(out: &OutPath) -> &'static str {
    match out.as_str().rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => HTML,
        "css" => STYLE,
        "js" => SCRIPT,
        "json" => JSON,
        "geojson" => "application/geo+json",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "mp4" => "video/mp4",
        "mp3" => "audio/mpeg",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
