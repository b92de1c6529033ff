-- How notices reach partners in files, and what is known of those that have ended.

create table notice_file (
  id         bigint                   not null primary key,
  partner    varchar(40)              not null,
  number     int                      not null,
  file_name  varchar(80)              not null,
  state      varchar(4)               not null,
  -- who works at it: whoever names another number changes nothing
  claim      bigint                   not null,
  attempts   int                      not null,
  -- what is about to be uploaded: committed before, and forgotten when it is known to have arrived
  row_count  int,
  size_bytes bigint,
  sha256     bytea,
  due_at     timestamp with time zone not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint notice_file_number unique (partner, number),
  constraint notice_file_name unique (file_name),
  constraint notice_file_state check (state in ('open', 'sent', 'void'))
);

create index notice_file_open on notice_file (partner, state);

-- Final answers, by which one that comes again is known for a while.
create table notice_end (
  random_id uuid                     not null primary key,
  partner   varchar(40)              not null,
  state     varchar(12)              not null,
  ended_at  timestamp with time zone not null
);

create index notice_end_age on notice_end (ended_at);
