alter table orders add column total numeric(12, 2) not null default 0;
