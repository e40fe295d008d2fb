-- What holds in every session of the runtime user ${user}. The name was checked: it needs no quotes.
alter role ${user} set idle_in_transaction_session_timeout = '15s';
alter role ${user} set statement_timeout = '10s';
alter role ${user} set lock_timeout = '3s';

-- The server's log must not show a row that a check refused. Only a superuser may decide that for others; where the
-- administrator is none, the server's own configuration has to.
do $$
begin
    alter role ${user} set log_error_verbosity = 'terse';
exception when insufficient_privilege then
    raise warning 'log_error_verbosity = terse could not be set for ${user}: set it in the server configuration';
end $$;
