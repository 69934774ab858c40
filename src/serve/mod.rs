//! Shows a site while it is written: a server on this machine, a watcher of its folder, and in every
//! page a bar and a panel that the published site knows nothing of.
//!
//! ```text
//! watch ──files──> state.take ──number──> server ──events──> browser ──asks──> answer ──> edition
//!                      └────wakes────> state.check                                one page is made
//! ```
//!
//! A change runs the stages up to the plan ([`pipeline::prepare`](crate::pipeline::prepare)) and
//! tells the browser at once; the page that it shows is made when it asks. The rest of a check comes
//! after, on fewer threads, and gives up as soon as there is something newer.

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
pub use response::{Response, ResponseBody, answer};
pub use state::{ServeSettings, ServerState, StateReport};

use crate::source::FolderCache;
use watch::Watch;

/// How long nothing must change before everything is checked: the browser comes first.
const REST: Duration = Duration::from_millis(250);

/// What happens, for whoever wants to say it.
#[derive(Debug)]
pub enum Event {
    /// Files have changed, and browsers were told.
    Changed {
        /// The files.
        files: Vec<String>,
        /// How long it took from the change.
        took: Duration,
    },
    /// Everything was checked.
    Checked(StateReport),
}

/// A server that has a port, and knows the site already.
pub struct Server {
    state: Arc<ServerState>,
    listener: std::net::TcpListener,
    watch: Watch,
    folder: FolderCache,
}

impl Server {
    /// Takes a port (`port`, or the next that is free), reads the site and begins to watch it.
    pub fn new(mut settings: ServeSettings, port: u16) -> io::Result<Self> {
        settings.root = settings.root.canonicalize()?;
        let listener = server::bind(port)?;
        let origin = format!("http://{}", listener.local_addr()?);
        settings.options.overrides.origin = Some(origin);
        settings.options.unpublished = true;
        // Whoever changes a file while it is read for the first time is heard.
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
        let base = shown
            .map_or_else(String::new, |shown| shown.prepared.site.config.base_url.path.clone());
        Ok(format!("http://{}{base}/", self.listener.local_addr()?))
    }

    /// Answers and watches, for as long as there is something to watch.
    pub fn run(self, tell: impl Fn(Event) + Send + Sync + 'static) -> io::Result<()> {
        let Self { state, listener, mut watch, mut folder } = self;
        let tell = Arc::new(tell);
        let answering = Arc::clone(&state);
        thread::Builder::new()
            .name("server".to_owned())
            .spawn(move || server::serve(&listener, &answering))?;
        let (checking, telling) = (Arc::clone(&state), Arc::clone(&tell));
        let news = state.listen();
        thread::Builder::new().name("check".to_owned()).spawn(move || {
            check_at_rest(&checking, &news, &*telling);
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
                tell(Event::Changed { files, took: started.elapsed() });
            }
        }
        Ok(())
    }
}

/// Checks everything after each change, once nothing more changes. Some of the processor is left to
/// the browser and to whoever is asking for a page.
fn check_at_rest(
    state: &ServerState,
    news: &std::sync::mpsc::Receiver<u64>,
    tell: &(dyn Fn(Event) + Send + Sync),
) {
    let threads = thread::available_parallelism().map_or(1, |all| (all.get() - 1).max(1));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).start_handler(|_| step_back());
    let Ok(pool) = pool.build() else { return };
    let mut checked = 0;
    loop {
        if state.number() == checked && news.recv().is_err() {
            return;
        }
        // Reports are told as well as changes: only what is newer than the last check counts.
        while news.recv_timeout(REST).is_ok() {}
        let number = state.number();
        if number != checked && pool.install(|| state.check()) {
            checked = number;
            tell(Event::Checked(state.report()));
        }
    }
}

/// Lets others go first: where a thread can be made to wait behind those of other programs.
fn step_back() {
    #[cfg(target_os = "linux")]
    {
        // Where it is not allowed the check is only less polite.
        let _ = rustix::process::setpriority_process(None, 10);
    }
}
