//! Serves a preview of the site: a local server, a file watcher, and a bar with a panel in every page. The published
//! site does not contain the bar.
//!
//! ```text
//! watch ──files──> state.take ──number──> server ──events──> browser ──asks──> answer ──> edition
//!                      └────wakes────> state.check                           one page is rendered
//! ```
//!
//! A change runs the stages up to the plan ([`pipeline::prepare`](crate::pipeline::prepare)), and then notifies the
//! browser. The browser requests its page, which is rendered then. The rest of a check follows on fewer threads. A
//! newer change stops it.

mod edition;
mod editor;
mod overview;
mod page;
mod panel;
mod response;
mod server;
mod state;
mod watch;

use std::io;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

pub use editor::Editor;
pub(crate) use panel::problem_count;
pub use response::{Response, ResponseBody, answer};
pub use state::{ServeSettings, ServerState, StateReport};

use crate::source::FolderCache;
use watch::Watch;

/// The pause after the last change before the check starts. Requests of the browser come first.
const REST: Duration = Duration::from_millis(250);

/// An event of the server.
#[derive(Debug)]
pub enum Event {
    /// Files changed, and the browsers were notified.
    Changed {
        /// The files.
        files: Vec<String>,
        /// The time since the change.
        took: Duration,
    },
    /// A check is complete.
    Checked(StateReport),
}

/// A server with a port and a prepared site.
pub struct Server {
    state: Arc<ServerState>,
    listener: std::net::TcpListener,
    watch: Watch,
    folder: FolderCache,
}

impl Server {
    /// Binds a port (`port` or the next free one), prepares the site and starts to watch it.
    pub fn new(mut settings: ServeSettings, port: u16) -> io::Result<Self> {
        settings.root = settings.root.canonicalize()?;
        let listener = server::bind(port)?;
        let origin = format!("http://{}", listener.local_addr()?);
        settings.options.overrides.origin = Some(origin);
        settings.options.unpublished = true;
        // The watcher starts first, so that no change during the first load is missed.
        let watch = Watch::new(&settings.root).map_err(io::Error::other)?;
        let state = Arc::new(ServerState::new(settings));
        let mut folder = FolderCache::default();
        let (sources, found) = folder.load(&state.settings.root);
        state.take(sources, found);
        Ok(Self { state, listener, watch, folder })
    }

    /// Returns the address of the site.
    pub fn address(&self) -> io::Result<String> {
        let shown = self.state.shown();
        let base = shown.map(|shown| shown.prepared.site.config.base_url.path.clone());
        let base = base.unwrap_or_default();
        Ok(format!("http://{}{base}/", self.listener.local_addr()?))
    }

    /// Serves requests and watches files until the watcher ends.
    pub fn run(self, on_event: impl Fn(Event) + Send + Sync + 'static) -> io::Result<()> {
        let Self { state, listener, mut watch, mut folder } = self;
        let on_event = Arc::new(on_event);
        let answering = Arc::clone(&state);
        thread::Builder::new()
            .name("server".to_owned())
            .spawn(move || server::serve(&listener, &answering))?;
        let (checking, reporting) = (Arc::clone(&state), Arc::clone(&on_event));
        let news = state.listen();
        thread::Builder::new().name("check".to_owned()).spawn(move || {
            check_at_rest(&checking, &news, &*reporting);
        })?;
        while let Some(files) = watch.wait() {
            let started = Instant::now();
            for file in &files {
                folder.forget(file);
            }
            let (sources, found) = folder.load(&state.settings.root);
            let changed = state.take(sources, found);
            if !changed.is_empty() {
                let files = changed.iter().map(ToString::to_string).collect();
                on_event(Event::Changed { files, took: started.elapsed() });
            }
        }
        Ok(())
    }
}

/// Checks the site after each change, when changes stop. It leaves part of the processor to the browser and to
/// requests.
fn check_at_rest(
    state: &ServerState,
    news: &std::sync::mpsc::Receiver<u64>,
    on_event: &(dyn Fn(Event) + Send + Sync),
) {
    let threads = thread::available_parallelism().map_or(1, |all| (all.get() - 1).max(1));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).start_handler(|_| step_back());
    let Ok(pool) = pool.build() else { return };
    let mut checked = 0;
    loop {
        if state.number() == checked && news.recv().is_err() {
            return;
        }
        // Reports also arrive here. Only states that are newer than the last check count.
        while news.recv_timeout(REST).is_ok() {}
        let number = state.number();
        if number != checked && pool.install(|| state.check()) {
            checked = number;
            on_event(Event::Checked(state.report()));
        }
    }
}

/// Lowers the priority of this thread, on systems that support it.
fn step_back() {
    #[cfg(target_os = "linux")]
    {
        // Without permission, the check only runs with normal priority.
        let _ = rustix::process::setpriority_process(None, 10);
    }
}
