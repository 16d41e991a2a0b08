"""The only room with SQL: connection, migrations, one file per table family, search."""
