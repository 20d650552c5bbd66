"""Sources handed out as files, packed as others keep them: a crate, a bag."""
