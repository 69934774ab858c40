//! Serves HTTP on the loopback interface: only the parts that a browser needs for a preview.
//!
//! The parser accepts `GET` and `HEAD` without a body. The `Host` header must name this computer. Otherwise another
//! site could reach the server through a host name that resolves to it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use super::response::{self, EVENTS, Response, ResponseBody};
use super::state::ServerState;

/// The number of ports to try.
const TRIES: u16 = 50;
/// The maximum size of a request head, in bytes.
const MAX_HEAD: u64 = 32 << 10;
/// The time after which an idle connection is closed.
const PATIENCE: Duration = Duration::from_mins(1);
/// The interval between messages that detect closed event streams.
const PULSE: Duration = Duration::from_secs(15);

/// Binds the first free port from `port`, or any free port if it is 0.
pub(super) fn bind(port: u16) -> io::Result<TcpListener> {
    let bind = |port: u16| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let mut bound = bind(port);
    for next in (1..TRIES).filter_map(|more| port.checked_add(more)) {
        match &bound {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => bound = bind(next),
            _ => break,
        }
    }
    bound
}

/// Serves requests, each connection in its own thread.
pub(super) fn serve(listener: &TcpListener, state: &Arc<ServerState>) -> io::Result<()> {
    let port = listener.local_addr()?.port();
    for stream in listener.incoming() {
        // A connection that closed before it was accepted is not an error.
        let Ok(stream) = stream else { continue };
        let state = Arc::clone(state);
        thread::Builder::new()
            .name("connection".to_owned())
            .spawn(move || drop(converse(&stream, &state, port)))?;
    }
    Ok(())
}

/// The parts of a request that the server uses.
#[derive(Debug, Default, PartialEq, Eq)]
struct Request {
    is_head: bool,
    target: String,
    known_tag: Option<String>,
    is_last: bool,
}

fn converse(stream: &TcpStream, state: &ServerState, port: u16) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream);
    loop {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let room = MAX_HEAD.saturating_sub(head.len() as u64);
            if reader.by_ref().take(room).read_until(b'\n', &mut head)? == 0 {
                return Ok(());
            }
        }
        let request = match parse(&head, port) {
            Ok(request) => request,
            Err(answer) => {
                return send(stream, &answer, &Request { is_last: true, ..Request::default() });
            }
        };
        if request.target == EVENTS {
            return stream_events(stream, state);
        }
        send(stream, &response::answer(state, &request.target), &request)?;
        if request.is_last {
            return Ok(());
        }
    }
}

/// Parses the head of a request. The error is a response.
fn parse(head: &[u8], port: u16) -> Result<Request, Response> {
    let bad = || Response::plain(400, "this request cannot be read");
    let text = std::str::from_utf8(head).map_err(|_| bad())?;
    let mut lines = text.split("\r\n");
    let mut first = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (first.next(), first.next(), first.next(), first.next())
    else {
        return Err(bad());
    };
    let (host, target) = absolute(target).map_or((None, target), |(host, path)| (Some(host), path));
    let mut request = Request { target: target.to_owned(), ..Request::default() };
    let mut is_for_us = false;
    request.is_last = version != "HTTP/1.1";
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').ok_or_else(bad)?;
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "host" => is_for_us = is_own_host(value, port),
            "if-none-match" => request.known_tag = Some(value.trim_matches('"').to_owned()),
            "connection" => request.is_last |= value.eq_ignore_ascii_case("close"),
            "content-length" if value == "0" => {}
            "content-length" | "transfer-encoding" => return Err(bad()),
            _ => {}
        }
    }
    // An absolute address takes precedence over the header, which must agree with it (RFC 9112, 3.2.2).
    if !is_for_us || host.is_some_and(|host| !is_own_host(host, port)) {
        return Err(Response::plain(421, "this server answers for 127.0.0.1 and localhost only"));
    }
    request.is_head = match method {
        "GET" => false,
        "HEAD" => true,
        _ => return Err(Response::plain(405, "this server only shows")),
    };
    target.starts_with('/').then_some(request).ok_or_else(bad)
}

/// Splits an absolute address, as proxies send it, into the host and the path.
fn absolute(target: &str) -> Option<(&str, &str)> {
    let scheme = target.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("http://"))?;
    let rest = &target[scheme.len()..];
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let path = &rest[end..];
    Some((&rest[..end], if path.is_empty() { "/" } else { path }))
}

fn is_own_host(host: &str, port: u16) -> bool {
    let names = ["127.0.0.1", "localhost"];
    host.rsplit_once(':').is_some_and(|(name, own)| {
        names.contains(&name.to_ascii_lowercase().as_str()) && own == port.to_string()
    })
}

fn send(stream: &TcpStream, answer: &Response, request: &Request) -> io::Result<()> {
    let is_known = answer.tag.is_some() && answer.tag == request.known_tag && answer.status == 200;
    let status = if is_known { 304 } else { answer.status };
    let (mut file, length) = match &answer.content {
        ResponseBody::File(path) => {
            let file = File::open(path)?;
            let length = file.metadata()?.len();
            (Some(file), length)
        }
        ResponseBody::Bytes(bytes) => (None, bytes.len() as u64),
    };
    let mut head = format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n",
        reason(status),
        answer.kind
    );
    if status != 304 {
        head.push_str(&format!("Content-Length: {length}\r\n"));
    }
    if let Some(tag) = &answer.tag {
        head.push_str(&format!("ETag: \"{tag}\"\r\n"));
    }
    if let Some(location) = &answer.location {
        head.push_str(&format!("Location: {location}\r\n"));
    }
    if request.is_last {
        head.push_str("Connection: close\r\n");
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    let has_body = status != 304 && !request.is_head;
    if let (ResponseBody::Bytes(body), true) = (&answer.content, has_body) {
        bytes.extend_from_slice(body);
    }
    let mut stream = stream;
    stream.write_all(&bytes)?;
    if let (Some(file), true) = (&mut file, has_body) {
        io::copy(&mut file.take(length), &mut stream)?;
    }
    Ok(())
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        421 => "Misdirected Request",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// Sends an event for every change (server-sent events), until the browser closes the stream.
fn stream_events(mut stream: &TcpStream, state: &ServerState) -> io::Result<()> {
    let changes = state.listen();
    stream.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
          Connection: close\r\n\r\nretry: 500\n\n",
    )?;
    stream.write_all(format!("data: {}\n\n", state.number()).as_bytes())?;
    loop {
        match changes.recv_timeout(PULSE) {
            Ok(number) => stream.write_all(format!("data: {number}\n\n").as_bytes())?,
            Err(RecvTimeoutError::Timeout) => stream.write_all(b":\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn status(head: &str) -> u16 {
        parse(head.replace('\n', "\r\n").as_bytes(), 4000)
            .map_or_else(|answer| answer.status, |_| 200)
    }

    #[test]
    fn only_this_machine_is_answered_for_and_only_shown_to() {
        assert_eq!(status("GET /en/ HTTP/1.1\nHost: 127.0.0.1:4000\n\n"), 200);
        assert_eq!(status("HEAD / HTTP/1.1\nhost: LOCALHOST:4000\n\n"), 200);
        assert_eq!(status("GET / HTTP/1.1\nHost: evil.example:4000\n\n"), 421);
        assert_eq!(status("GET / HTTP/1.1\nHost: localhost:80\n\n"), 421);
        assert_eq!(status("GET / HTTP/1.1\n\n"), 421);
        assert_eq!(status("POST / HTTP/1.1\nHost: localhost:4000\n\n"), 405);
        assert_eq!(status("GET / HTTP/1.1\nHost: localhost:4000\nContent-Length: 3\n\n"), 400);
        assert_eq!(status("GET x/ HTTP/1.1\nHost: localhost:4000\n\n"), 400);
        assert_eq!(status("nonsense\n\n"), 400);
    }

    #[test]
    fn an_absolute_address_names_the_host() {
        for (target, path) in [
            ("http://localhost:4000/en/", Ok("/en/")),
            ("HTTP://127.0.0.1:4000/a?b", Ok("/a?b")),
            ("http://localhost:4000", Ok("/")),
            ("http://evil.example:4000/", Err(421)),
            ("http://localhost/", Err(421)),
            ("http://localhost:4000@evil.example/", Err(421)),
            ("http://localhost:4000?a", Err(400)),
            ("https://localhost:4000/", Err(400)),
            ("http://", Err(421)),
        ] {
            let head = |host: &str| format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
            let read = |head: String| {
                let parsed = parse(head.as_bytes(), 4000);
                parsed.map(|request| request.target).map_err(|answer| answer.status)
            };
            assert_eq!(read(head("localhost:4000")), path.map(str::to_owned), "{target}");
            assert_eq!(read(head("evil.example")), Err(421), "{target}");
        }
    }

    #[test]
    fn what_the_browser_has_is_read() {
        let head = b"GET /a HTTP/1.1\r\nHost: localhost:4000\r\nIf-None-Match: \"ab\"\r\n\r\n";
        let request = parse(head, 4000).unwrap();
        assert_eq!((request.target.as_str(), request.known_tag.as_deref()), ("/a", Some("ab")));
    }
}
