-- The rows of a team as the version before 20261130000000_times_in_utc stored them, on a server in America/New_York.
--
-- That version's app ran on an embedded PostgreSQL, after ALTER DATABASE ... SET timezone = 'America/New_York', between the
-- simulated Slack and SendGrid. Its clock stood at five moments while people used it in Slack and on the pages:
--
--   2026-03-08T02:30:00Z     Ada founds the organization. New York's clocks skip the hour from 2:00 to 3:00 of that day.
--   2026-11-01T01:30:00.123Z Bob and Grace are invited, join and come to Slack. In New York, that hour comes twice.
--   2026-11-27T14:00:00.250Z Lise, Ted and Kay are invited. Ted declines, Kay's is cancelled. Bob asks for Mary and Noor.
--   2026-11-29T15:00:00.500Z Ted asks for a new link, invitees are reminded, Grace is removed, Linus leaves Slack (:00Z).
--   2026-12-03T16:20:00.750Z Inviters are warned, settings change, Globex adds wgw. Olga is invited while SendGrid refuses
--                            the key: sending pauses.
--
-- Linus was written as a member who joined at 2026-01-01T00:00:00Z. What is here was then read with to_jsonb, without
-- nulls and response URLs; triggers make roster_words anew.

INSERT INTO organizations SELECT * FROM jsonb_populate_recordset(NULL::organizations, '[
  {"id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "name": "Acme", "reminders": true, "created_at": "2026-03-08T03:30:00-04:00", "announce_to": "COMMAND_CHANNEL", "address_limit": 10, "inviter_limit": 500, "allowed_domains": [], "invitation_days": 14, "settings_version": 2, "organization_limit": 2000}
]');

INSERT INTO workspaces SELECT * FROM jsonb_populate_recordset(NULL::workspaces, '[
  {"id": "T0ACME0001", "created_at": "2026-03-08T03:30:00-04:00", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"}
]');

INSERT INTO slack_installations SELECT * FROM jsonb_populate_recordset(NULL::slack_installations, '[
  {"id": "T0GLOBEX01", "encrypted": "\\xce499f96d51b6d99483c1b158458b7994498f67a7e02e7e386bce263b2dc9920666075f34c44b54d45d070201ed591bc85e354e2b9100e5e7d0916f4441059c50f72914b5e34131ffb5143539d1af37f612a34e9", "created_at": "2026-12-03T16:20:00.75-05:00", "updated_at": "2026-12-03T16:20:00.75-05:00"}
]');

INSERT INTO members SELECT * FROM jsonb_populate_recordset(NULL::members, '[
  {"id": "55e6b169-61bb-4f70-bd14-6c8be52c4bf5", "name": "Grace Hopper", "role": "MEMBER", "email": "grace@acme.com", "joined_at": "2026-11-01T01:30:00.123-05:00", "removed_at": "2026-11-29T15:00:00.5-05:00", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "8c93ed3a-7e66-4029-a744-210039307181", "name": "Linus Torvalds", "role": "MEMBER", "email": "linus@acme.com", "joined_at": "2026-01-01T00:00:00-05:00", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "9777e108-0294-4816-b304-2a8fa5bf465b", "name": "Bob Kahn", "role": "MEMBER", "email": "bob@acme.com", "joined_at": "2026-11-01T01:30:00.123-05:00", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "b0cea4e5-af9f-4a21-897b-641272109656", "name": "Ada Lovelace", "role": "ADMINISTRATOR", "email": "ada@acme.com", "joined_at": "2026-03-08T03:30:00-04:00", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"}
]');

INSERT INTO slack_identities SELECT * FROM jsonb_populate_recordset(NULL::slack_identities, '[
  {"left_at": "2026-11-29T15:00:00.5-05:00", "told_at": "2026-11-29T15:00:00-05:00", "user_id": "U0ACMELINUS", "bound_at": "2026-11-29T15:00:00.5-05:00", "member_id": "8c93ed3a-7e66-4029-a744-210039307181", "workspace_id": "T0ACME0001", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"user_id": "U0ACMEADA", "bound_at": "2026-03-08T03:30:00-04:00", "member_id": "b0cea4e5-af9f-4a21-897b-641272109656", "workspace_id": "T0ACME0001", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"user_id": "U0ACMEBOB", "bound_at": "2026-11-01T01:30:00.123-05:00", "member_id": "9777e108-0294-4816-b304-2a8fa5bf465b", "workspace_id": "T0ACME0001", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"}
]');

INSERT INTO submissions SELECT * FROM jsonb_populate_recordset(NULL::submissions, '[
  {"id": "V84627C55E-9C8PK-JvtMCnA4GmgMPdZeYvCCfVJtoGRwX4znqbDLI", "role": "MEMBER", "outcomes": [{"address": "bob@acme.com", "outcome": "invited"}, {"address": "grace@acme.com", "outcome": "invited"}], "channel_id": "C0ACMEGENERAL", "created_at": "2026-11-01T01:30:00.123-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_ts": "1793496600.123000", "announced_at": "2026-11-01T01:30:00.123-05:00", "workspace_id": "T0ACME0001", "message_channel": "C0ACMEGENERAL", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "VCFA1C3686-cxb5jkoIIkQ1c3dXFMmC336CaLN43J2u3f1kp-tDLBM", "role": "MEMBER", "outcomes": [{"address": "olga@acme.com", "outcome": "invited"}], "channel_id": "C0ACMEGENERAL", "created_at": "2026-12-03T16:20:00.75-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_ts": "1796314800.750001", "announced_at": "2026-12-03T16:20:00.75-05:00", "workspace_id": "T0ACME0001", "message_channel": "C0ACMEGENERAL", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "VF5087104E-ghT3I6NrOR2lxrAfXUFqTvd4kkKfKsTnvLWFBbg52r0", "role": "MEMBER", "outcomes": [{"address": "lise@acme.com", "outcome": "invited"}, {"address": "ted@acme.com", "outcome": "invited"}, {"address": "kay@acme.com", "outcome": "invited"}], "channel_id": "C0ACMEGENERAL", "created_at": "2026-11-27T14:00:00.25-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_ts": "1795788000.250000", "announced_at": "2026-11-27T14:00:00.25-05:00", "workspace_id": "T0ACME0001", "message_channel": "C0ACMEGENERAL", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "request-3b4f640f-e783-42da-81f9-a80ac9d38c37-vEq6oxoT6zHXBTrpwR9Uq3zjheXpmq7X27wPWSQRwB4", "role": "MEMBER", "outcomes": [{"address": "mary@acme.com", "outcome": "invited"}], "channel_id": "C0ACMEGENERAL", "created_at": "2026-11-27T14:00:00.25-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_ts": "1795788000.250004", "announced_at": "2026-11-27T14:00:00.25-05:00", "workspace_id": "T0ACME0001", "message_channel": "C0ACMEGENERAL", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"}
]');

INSERT INTO invitations SELECT * FROM jsonb_populate_recordset(NULL::invitations, '[
  {"id": "5d582879-04dd-44a6-bfd6-0c7a5fc53b0b", "note": "See you on Monday.", "role": "MEMBER", "email": "lise@acme.com", "state": "PENDING", "sent_at": "2026-11-27T14:00:00.25-05:00", "version": 1, "warned_at": "2026-12-03T16:20:00.75-05:00", "created_at": "2026-11-27T14:00:00.25-05:00", "expires_at": "2026-12-04T14:00:00.25-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_id": "7uu5NYoDaX7174QzWGdxCw", "reminded_at": "2026-11-29T15:00:00.5-05:00", "submission_id": "VF5087104E-ghT3I6NrOR2lxrAfXUFqTvd4kkKfKsTnvLWFBbg52r0", "is_expiry_told": false, "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "5fee61e8-ea41-48a8-a5be-4d22713a2e3f", "role": "MEMBER", "email": "grace@acme.com", "state": "ACCEPTED", "sent_at": "2026-11-01T01:30:00.123-05:00", "version": 1, "created_at": "2026-11-01T01:30:00.123-05:00", "expires_at": "2026-11-08T01:30:00.123-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_id": "IQDsyR96Ec8FYUvPMhqsSQ", "answered_at": "2026-11-01T01:30:00.123-05:00", "submission_id": "V84627C55E-9C8PK-JvtMCnA4GmgMPdZeYvCCfVJtoGRwX4znqbDLI", "is_expiry_told": false, "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "8aff3778-8346-47bf-8a3b-1c1f95f59959", "role": "MEMBER", "email": "mary@acme.com", "state": "PENDING", "sent_at": "2026-11-27T14:00:00.25-05:00", "version": 1, "warned_at": "2026-12-03T16:20:00.75-05:00", "created_at": "2026-11-27T14:00:00.25-05:00", "expires_at": "2026-12-04T14:00:00.25-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_id": "24ldjZ6CXmWx1rzDUq8j7A", "note_writer": "Bob Kahn", "reminded_at": "2026-11-29T15:00:00.5-05:00", "submission_id": "request-3b4f640f-e783-42da-81f9-a80ac9d38c37-vEq6oxoT6zHXBTrpwR9Uq3zjheXpmq7X27wPWSQRwB4", "is_expiry_told": false, "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "9977e43f-5a25-452f-b165-5fa958144dcb", "role": "MEMBER", "email": "bob@acme.com", "state": "ACCEPTED", "sent_at": "2026-11-01T01:30:00.123-05:00", "version": 1, "created_at": "2026-11-01T01:30:00.123-05:00", "expires_at": "2026-11-08T01:30:00.123-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_id": "3-eYU1MBsps7HjTaqbbfQg", "answered_at": "2026-11-01T01:30:00.123-05:00", "submission_id": "V84627C55E-9C8PK-JvtMCnA4GmgMPdZeYvCCfVJtoGRwX4znqbDLI", "is_expiry_told": false, "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "9cc22883-2480-4683-b214-acdbeffbeeda", "role": "MEMBER", "email": "olga@acme.com", "state": "PENDING", "version": 1, "created_at": "2026-12-03T16:20:00.75-05:00", "expires_at": "2026-12-17T16:20:00.75-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "submission_id": "VCFA1C3686-cxb5jkoIIkQ1c3dXFMmC336CaLN43J2u3f1kp-tDLBM", "is_expiry_told": false, "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "9f6de0ca-575a-4759-9c77-bbc3ce3a37b9", "note": "See you on Monday.", "role": "MEMBER", "email": "kay@acme.com", "state": "CANCELLED", "sent_at": "2026-11-27T14:00:00.25-05:00", "version": 1, "created_at": "2026-11-27T14:00:00.25-05:00", "expires_at": "2026-12-04T14:00:00.25-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_id": "aOhLPCmlIT5o_NDvsyel9w", "answered_at": "2026-11-27T14:00:00.25-05:00", "submission_id": "VF5087104E-ghT3I6NrOR2lxrAfXUFqTvd4kkKfKsTnvLWFBbg52r0", "is_expiry_told": false, "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "bc9ab98a-91f5-424d-8f97-b69a2843e29a", "note": "See you on Monday.", "role": "MEMBER", "email": "ted@acme.com", "state": "DECLINED", "sent_at": "2026-11-27T14:00:00.25-05:00", "version": 1, "created_at": "2026-11-27T14:00:00.25-05:00", "expires_at": "2026-12-04T14:00:00.25-05:00", "inviter_id": "b0cea4e5-af9f-4a21-897b-641272109656", "message_id": "EHPAlePKXmteMfdS3iO43A", "answered_at": "2026-11-27T14:00:00.25-05:00", "link_asked_at": "2026-11-29T15:00:00.5-05:00", "submission_id": "VF5087104E-ghT3I6NrOR2lxrAfXUFqTvd4kkKfKsTnvLWFBbg52r0", "is_expiry_told": false, "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"}
]');

INSERT INTO invitation_requests SELECT * FROM jsonb_populate_recordset(NULL::invitation_requests, '[
  {"id": "3b4f640f-e783-42da-81f9-a80ac9d38c37", "role": "MEMBER", "email": "mary@acme.com", "state": "APPROVED", "channel_id": "C0ACMEGENERAL", "created_at": "2026-11-27T14:00:00.25-05:00", "decided_at": "2026-11-27T14:00:00.25-05:00", "decider_id": "b0cea4e5-af9f-4a21-897b-641272109656", "requester_id": "9777e108-0294-4816-b304-2a8fa5bf465b", "workspace_id": "T0ACME0001", "submission_id": "V95C0C5CBA-vEq6oxoT6zHXBTrpwR9Uq3zjheXpmq7X27wPWSQRwB4", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "703c4b47-378c-48fd-affe-36e9b2ef890a", "role": "MEMBER", "email": "noor@acme.com", "state": "PENDING", "channel_id": "C0ACMEGENERAL", "created_at": "2026-11-27T14:00:00.25-05:00", "requester_id": "9777e108-0294-4816-b304-2a8fa5bf465b", "workspace_id": "T0ACME0001", "submission_id": "V8FDA28F13-SyUu_-kQbHhpXCxcXr2XvUTIBYbl2oLvNbZjBBC9UNc", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"}
]');

INSERT INTO sending_pauses SELECT * FROM jsonb_populate_recordset(NULL::sending_pauses, '[
  {"id": 1, "reason": "SendGrid lets this app send no email (HTTP 401; Permission denied, wrong credentials).", "paused_at": "2026-12-03T16:20:00.75-05:00", "try_again_at": "2026-12-03T16:21:00.75-05:00"}
]');

INSERT INTO activities SELECT * FROM jsonb_populate_recordset(NULL::activities, '[
  {"id": "1dfa8b7b-9aeb-4fa2-9988-6957e928e611", "kind": "ORGANIZATION_CREATED", "details": {"name": "Acme"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 1, "created_at": "2026-03-08T03:30:00-04:00", "subject_id": "b0cea4e5-af9f-4a21-897b-641272109656", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "3f1db804-6b59-49e7-a7a1-da5b0230a40b", "kind": "INVITED", "details": {"role": "MEMBER", "email": "bob@acme.com"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 2, "created_at": "2026-11-01T01:30:00.123-05:00", "subject_id": "9977e43f-5a25-452f-b165-5fa958144dcb", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "05e955c1-c0e2-4532-bfc3-93b082529243", "kind": "INVITED", "details": {"role": "MEMBER", "email": "grace@acme.com"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 3, "created_at": "2026-11-01T01:30:00.123-05:00", "subject_id": "5fee61e8-ea41-48a8-a5be-4d22713a2e3f", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "84732119-e531-459d-983f-ca8cee2f9a64", "kind": "JOINED", "details": {"role": "MEMBER", "email": "bob@acme.com"}, "sequence": 4, "created_at": "2026-11-01T01:30:00.123-05:00", "subject_id": "9977e43f-5a25-452f-b165-5fa958144dcb", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "bdbb5608-d471-4e74-b974-741e4d9beeae", "kind": "JOINED", "details": {"role": "MEMBER", "email": "grace@acme.com"}, "sequence": 5, "created_at": "2026-11-01T01:30:00.123-05:00", "subject_id": "5fee61e8-ea41-48a8-a5be-4d22713a2e3f", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "6a51371a-06ae-485a-96d7-679c1cd464a3", "kind": "INVITED", "details": {"role": "MEMBER", "email": "kay@acme.com"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 6, "created_at": "2026-11-27T14:00:00.25-05:00", "subject_id": "9f6de0ca-575a-4759-9c77-bbc3ce3a37b9", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "f6df60ce-2d50-4715-9ab3-2d8fb8a485bb", "kind": "INVITED", "details": {"role": "MEMBER", "email": "lise@acme.com"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 7, "created_at": "2026-11-27T14:00:00.25-05:00", "subject_id": "5d582879-04dd-44a6-bfd6-0c7a5fc53b0b", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "f299eaed-9592-4a14-ba01-a34699deba86", "kind": "INVITED", "details": {"role": "MEMBER", "email": "ted@acme.com"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 8, "created_at": "2026-11-27T14:00:00.25-05:00", "subject_id": "bc9ab98a-91f5-424d-8f97-b69a2843e29a", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "ae09c1b3-3628-4024-a754-0a7893bd5d2e", "kind": "DECLINED", "details": {"role": "MEMBER", "email": "ted@acme.com"}, "sequence": 9, "created_at": "2026-11-27T14:00:00.25-05:00", "subject_id": "bc9ab98a-91f5-424d-8f97-b69a2843e29a", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "76083979-a8b7-4356-9be5-5e75c75706ae", "kind": "REQUESTED", "details": {"role": "MEMBER", "email": "mary@acme.com"}, "actor_id": "9777e108-0294-4816-b304-2a8fa5bf465b", "sequence": 10, "created_at": "2026-11-27T14:00:00.25-05:00", "subject_id": "3b4f640f-e783-42da-81f9-a80ac9d38c37", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "84bd0746-92d8-401a-b368-05c753571714", "kind": "INVITED", "details": {"role": "MEMBER", "email": "mary@acme.com"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 11, "created_at": "2026-11-27T14:00:00.25-05:00", "subject_id": "8aff3778-8346-47bf-8a3b-1c1f95f59959", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "30a70d45-8a0f-446b-a351-c3386a92be8f", "kind": "REQUEST_APPROVED", "details": {"role": "MEMBER", "email": "mary@acme.com"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 12, "created_at": "2026-11-27T14:00:00.25-05:00", "subject_id": "3b4f640f-e783-42da-81f9-a80ac9d38c37", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "593dcf72-8cc6-4d03-8688-fa35f4659134", "kind": "REQUESTED", "details": {"role": "MEMBER", "email": "noor@acme.com"}, "actor_id": "9777e108-0294-4816-b304-2a8fa5bf465b", "sequence": 13, "created_at": "2026-11-27T14:00:00.25-05:00", "subject_id": "703c4b47-378c-48fd-affe-36e9b2ef890a", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "9cc5d8f8-f850-4ffd-9d90-e2efc0cc1939", "kind": "CANCELLED", "details": {"role": "MEMBER", "email": "kay@acme.com"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 14, "created_at": "2026-11-27T14:00:00.25-05:00", "subject_id": "9f6de0ca-575a-4759-9c77-bbc3ce3a37b9", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "c54461bf-a232-497a-a685-1731fa8808fe", "kind": "REMOVED", "details": {"kept": 0, "name": "Grace Hopper", "role": "MEMBER", "email": "grace@acme.com", "cancelled": 0, "withdrawn": 0}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 15, "created_at": "2026-11-29T15:00:00.5-05:00", "subject_id": "55e6b169-61bb-4f70-bd14-6c8be52c4bf5", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "438c16fa-d991-4cef-b388-bab2a57ebdf6", "kind": "SETTINGS_CHANGED", "details": {"after": {"invitationDays": 14}, "before": {"invitationDays": 7}}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 16, "created_at": "2026-12-03T16:20:00.75-05:00", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"},
  {"id": "460b45da-7d31-4149-bf8b-42c24434cd73", "kind": "INVITED", "details": {"role": "MEMBER", "email": "olga@acme.com"}, "actor_id": "b0cea4e5-af9f-4a21-897b-641272109656", "sequence": 17, "created_at": "2026-12-03T16:20:00.75-05:00", "subject_id": "9cc22883-2480-4683-b214-acdbeffbeeda", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4"}
]');

INSERT INTO sending_quotas SELECT * FROM jsonb_populate_recordset(NULL::sending_quotas, '[
  {"used": 1, "scope": "ADDRESS", "allowed": 10, "subject": "bob@acme.com", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "window_started_at": "2026-11-01T01:30:00.123-05:00"},
  {"used": 1, "scope": "ADDRESS", "allowed": 10, "subject": "grace@acme.com", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "window_started_at": "2026-11-01T01:30:00.123-05:00"},
  {"used": 1, "scope": "ADDRESS", "allowed": 10, "subject": "kay@acme.com", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "window_started_at": "2026-11-27T14:00:00.25-05:00"},
  {"used": 1, "scope": "ADDRESS", "allowed": 10, "subject": "lise@acme.com", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "window_started_at": "2026-11-27T14:00:00.25-05:00"},
  {"used": 1, "scope": "ADDRESS", "allowed": 10, "subject": "mary@acme.com", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "window_started_at": "2026-11-27T14:00:00.25-05:00"},
  {"used": 1, "scope": "ADDRESS", "allowed": 10, "subject": "olga@acme.com", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "window_started_at": "2026-12-03T16:20:00.75-05:00"},
  {"used": 1, "scope": "ADDRESS", "allowed": 10, "subject": "ted@acme.com", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "window_started_at": "2026-11-27T14:00:00.25-05:00"},
  {"used": 1, "scope": "INVITER", "allowed": 500, "subject": "b0cea4e5-af9f-4a21-897b-641272109656", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "window_started_at": "2026-12-03T16:20:00.75-05:00"},
  {"used": 1, "scope": "ORGANIZATION", "allowed": 2000, "subject": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "organization_id": "fdf63744-1f4b-430b-8a15-3e3d5c8f3ac4", "window_started_at": "2026-12-03T16:20:00.75-05:00"}
]');

-- The email of the last invitation, which waits: SendGrid refused the key.
SELECT graphile_worker.add_job('send-invitation', '{"invitationId":"9cc22883-2480-4683-b214-acdbeffbeeda","version":1}', run_at := '2026-12-03T16:21:00.75-05:00', max_attempts := 14);

SELECT setval('activities_sequence_seq', (SELECT max(sequence) FROM activities));
