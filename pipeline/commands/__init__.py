"""The commands of `planverk`, one module each: a command opens, calls one function, and prints."""
