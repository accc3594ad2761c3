"""Facts about the world: actors, places, disputed areas. Sourced YAML and typed loaders, no text of any article."""
