//! What a screen reader is told: a listener on the bus of assistive technology
//! (AT-SPI 2), as Orca is one.

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use zbus::blocking::{Connection, MessageIterator, Proxy, connection::Builder};
use zbus::message::{Message, Type};
use zbus::names::OwnedBusName;
use zbus::zvariant::{OwnedObjectPath, Structure, Value};
use zbus::{MatchRule, proxy::CacheProperties};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Where the bus of assistive technology is asked for, on the bus of the session.
const A11Y: (&str, &str) = ("org.a11y.Bus", "/org/a11y/bus");
const REGISTRY: (&str, &str) = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry");
/// What the list of all applications is called.
const ROOT: &str = "/org/a11y/atspi/accessible/root";
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const ACTION: &str = "org.a11y.atspi.Action";
const EVENTS: [&str; 4] = [
    "org.a11y.atspi.Event.Object",
    "org.a11y.atspi.Event.Document",
    "org.a11y.atspi.Event.Window",
    "org.a11y.atspi.Event.Focus",
];

/// So long an object may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Something that would be spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// When it arrived.
    pub at: Instant,
    /// Which event.
    pub event: String,
    /// The name of what has the focus now, or the words that were announced or written.
    pub words: String,
}

/// An object of the page as assistive technology sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Object {
    bus: OwnedBusName,
    path: OwnedObjectPath,
}

/// An action of an object, and what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    object: Object,
    number: i32,
    /// What it does: `press`, `jump`.
    pub name: String,
    /// What it is done to, as `AtspiRole` counts: 43 is a push button.
    pub role: u32,
    /// How that is called.
    pub words: String,
}

/// Listens from the moment on in which it is made.
pub struct Reader {
    bus: Connection,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Reader {
    /// Says on the bus of a session that a screen reader runs, and listens.
    ///
    /// # Errors
    ///
    /// When the bus of assistive technology does not answer.
    pub(crate) fn on(session: &str) -> Outcome<Self> {
        let session = Builder::address(session)?.build()?;
        let address: String = Proxy::new(&session, A11Y.0, A11Y.1, "org.a11y.Bus")?.call("GetAddress", &())?;
        let status = Proxy::new(&session, A11Y.0, A11Y.1, "org.a11y.Status")?;
        status.set_property("IsEnabled", true)?;
        status.set_property("ScreenReaderEnabled", true)?;
        let bus = Builder::address(address.as_str())?.method_timeout(PATIENCE).build()?;
        let heard = Arc::default();
        for interface in EVENTS {
            let rule = MatchRule::builder().msg_type(Type::Signal).interface(interface)?.build();
            let events = MessageIterator::for_match_rule(rule, &bus, Some(4096))?;
            let (bus, heard) = (bus.clone(), Arc::clone(&heard));
            thread::spawn(move || listen(events, &bus, &heard));
        }
        let registry = Proxy::new(&bus, REGISTRY.0, REGISTRY.1, REGISTRY.0)?;
        for event in ["object:", "document:", "window:", "focus:"] {
            let none: &[&str] = &[];
            registry.call::<_, _, ()>("RegisterEvent", &(event, none, ""))?;
        }
        Ok(Self { bus, heard })
    }

    /// What would have been spoken so far.
    #[must_use]
    pub fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Every action that something in the application offers.
    ///
    /// # Errors
    ///
    /// When the bus does not answer.
    pub fn actions(&self) -> Outcome<Vec<Action>> {
        let desktop = Object { bus: REGISTRY.0.try_into()?, path: ROOT.try_into()? };
        let (mut open, mut found) = (vec![desktop], Vec::new());
        while let Some(object) = open.pop() {
            let accessible = object.proxy(&self.bus, ACCESSIBLE)?;
            // What went away meanwhile has nothing.
            // One by one: a list of all leaves out the page, which is of another process.
            let count: i32 = accessible.get_property("ChildCount").unwrap_or_default();
            for at in 0..count {
                let child: Result<(String, OwnedObjectPath), _> = accessible.call("GetChildAtIndex", &at);
                let Ok((bus, path)) = child else { continue };
                open.push(Object { bus: bus.try_into()?, path });
            }
            let interfaces: Vec<String> = accessible.call("GetInterfaces", &()).unwrap_or_default();
            if !interfaces.iter().any(|interface| interface == ACTION) {
                continue;
            }
            let role: u32 = accessible.call("GetRole", &()).unwrap_or_default();
            let words: String = accessible.get_property("Name").unwrap_or_default();
            let action = object.proxy(&self.bus, ACTION)?;
            let actions: i32 = action.get_property("NActions").unwrap_or_default();
            for number in 0..actions {
                let name: String = action.call("GetName", &number).unwrap_or_default();
                found.push(Action { object: object.clone(), number, name, role, words: words.clone() });
            }
        }
        Ok(found)
    }

    /// Does it, as assistive technology does at a person's word.
    ///
    /// # Errors
    ///
    /// When the bus does not answer.
    pub fn act(&self, action: &Action) -> Outcome<bool> {
        Ok(action.object.proxy(&self.bus, ACTION)?.call("DoAction", &action.number)?)
    }
}

impl Object {
    fn proxy(&self, bus: &Connection, interface: &'static str) -> Outcome<Proxy<'static>> {
        Ok(zbus::blocking::proxy::Builder::new(bus)
            .destination(self.bus.clone())?
            .path(self.path.clone())?
            .interface(interface)?
            .cache_properties(CacheProperties::No)
            .build()?)
    }
}

fn listen(events: MessageIterator, bus: &Connection, heard: &Mutex<Vec<Heard>>) {
    for event in events.flatten() {
        let at = Instant::now();
        if let Ok(Some((event, words))) = spoken(&event, bus)
            && !words.trim().is_empty()
        {
            heard.lock().unwrap_or_else(PoisonError::into_inner).push(Heard { at, event, words });
        }
    }
}

/// What Orca would say to this event: where the focus goes, what a live region and a text field say, a page that has
/// come, a window that comes forward.
fn spoken(event: &Message, bus: &Connection) -> Outcome<Option<(String, String)>> {
    let header = event.header();
    let member = header.member().map(|member| member.to_string()).unwrap_or_default();
    let body = event.body();
    let body: Structure<'_> = body.deserialize()?;
    let [Value::Str(kind), Value::I32(first), _, value, ..] = body.fields() else { return Ok(None) };
    let name = format!("{member}:{kind}");
    let source = || -> Outcome<String> {
        let sender = header.sender().ok_or("a signal has a sender")?;
        let path = header.path().ok_or("a signal has a path")?;
        let object = Object { bus: OwnedBusName::try_from(sender.to_string())?, path: path.to_owned().into() };
        Ok(object.proxy(bus, ACCESSIBLE)?.get_property("Name")?)
    };
    let words = match (member.as_str(), kind.as_str()) {
        ("StateChanged", "focused") if *first == 1 => source()?,
        ("TextChanged", kind) if kind.starts_with("insert") => text(value),
        ("Announcement" | "Notification", _) => text(value),
        ("LoadComplete" | "Activate", _) => source()?,
        _ => return Ok(None),
    };
    Ok(Some((name, words)))
}

fn text(value: &Value<'_>) -> String {
    match value {
        Value::Str(text) => text.to_string(),
        Value::Value(inner) => text(inner),
        _ => String::new(),
    }
}
