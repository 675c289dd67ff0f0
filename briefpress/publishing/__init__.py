"""From a project's folder to finished files: reading it whole, building its editions, writing them whole or not at all."""
