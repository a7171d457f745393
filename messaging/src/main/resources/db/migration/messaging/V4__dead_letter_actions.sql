-- What an operator has asked for, recorded before anything is done, and how far it is. The audit of all that was done to
-- dead letters.
create table messaging.dead_letter_action (
    id             uuid        primary key,
    kind           text        not null check (kind in ('RETRY', 'DISCARD', 'EDIT')),
    requested_by   text        not null,
    requested_at   timestamptz not null default now(),
    reason         text,
    -- by_filter: all letters that matched when it began; else those that were named
    by_filter      boolean     not null,
    consumer       text,
    event_type     text,
    subject        text,
    failure_reason text,
    state          text        not null check (state in ('REQUESTED', 'RUNNING', 'DONE')),
    problem        text,
    finished_at    timestamptz
);
create index dead_letter_action_open on messaging.dead_letter_action (id) where state <> 'DONE';

-- Its letters. STARTED is noted before a letter is moved, what became of it afterwards.
create table messaging.dead_letter_action_letter (
    action_id      uuid        not null references messaging.dead_letter_action on delete cascade,
    position       integer     not null,
    letter_id      text        not null,
    consumer       text,
    event_id       text,
    event_type     text,
    subject        text,
    failure_reason text,
    attempts       integer,
    text           text,
    replacement    text,
    new_event_id   uuid,
    state          text        not null default 'PLANNED'
        check (state in ('PLANNED', 'STARTED', 'DONE', 'PRESUMED_DONE', 'GONE')),
    changed_at     timestamptz not null default now(),
    primary key (action_id, position)
);
create index dead_letter_action_letter_open on messaging.dead_letter_action_letter (action_id, position)
    where state in ('PLANNED', 'STARTED');

-- The one node that works on the actions now. A time and not a lock, because no transaction stays open while the broker works.
create table messaging.dead_letter_worker (
    worker      uuid        not null,
    lease_until timestamptz not null
);
insert into messaging.dead_letter_worker values ('00000000-0000-0000-0000-000000000000', now());

-- Who has settled a failure by hand, and by which new event.
alter table messaging.failure add resolved_at timestamptz, add resolved_by text, add resolution text, add new_event_id uuid;
