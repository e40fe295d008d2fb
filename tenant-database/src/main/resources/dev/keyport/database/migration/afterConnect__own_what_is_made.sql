-- What a migration makes belongs to keyport_owner, whoever runs it.
set role keyport_owner;
