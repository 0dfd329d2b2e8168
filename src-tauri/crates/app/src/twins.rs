/// Two enums with the same names: the domain's own, and its twin on the wire or in a stored form. A name
/// that only one of them has does not compile.
macro_rules! twins {
    ($twin:ident, $value:ident, [$($name:ident),+ $(,)?]) => {
        impl From<$value> for $twin {
            fn from(value: $value) -> Self {
                match value {
                    $($value::$name => Self::$name),+
                }
            }
        }

        impl From<$twin> for $value {
            fn from(twin: $twin) -> Self {
                match twin {
                    $($twin::$name => Self::$name),+
                }
            }
        }
    };
}
pub(crate) use twins;
