-- The runtime compares the schema's version with its own before it starts.
grant select on keyport.schema_history to keyport_app;
