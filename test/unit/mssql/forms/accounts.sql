-- Accounts as frameworks make them: keys that only may grow too long, and indexes with filters.
CREATE TABLE [Duty] (
    [Id] nvarchar(450) NOT NULL,
    [Name] nvarchar(256) NULL,
    [FoldedName] nvarchar(256) NULL,
    [Edition] nvarchar(max) NULL,
    CONSTRAINT [PK_Duty] PRIMARY KEY ([Id])
);
GO
CREATE TABLE [Member] (
    [Id] nvarchar(450) NOT NULL,
    [Handle] nvarchar(256) NULL,
    [FoldedHandle] nvarchar(256) NULL,
    [IsReachable] bit NOT NULL,
    [BarredUntil] datetimeoffset NULL,
    [CanBeBarred] bit NOT NULL DEFAULT CAST(0 AS bit),
    [Misses] int NOT NULL DEFAULT 0,
    [Created] datetime2 NOT NULL DEFAULT '0001-01-01T00:00:00.0000000',
    [Tag] uniqueidentifier NOT NULL DEFAULT (newsequentialid()),
    [Other] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    [Sort] nvarchar(13) NOT NULL DEFAULT N'',
    [RowVersion] rowversion NULL,
    [Full] AS [Handle] + N' ' + [FoldedHandle],
    [FullP] AS (isnull([Handle],N'')) PERSISTED,
    CONSTRAINT [PK_Member] PRIMARY KEY ([Id])
);
GO
CREATE TABLE [MemberSignIn] (
    [Issuer] nvarchar(450) NOT NULL,
    [Subject] nvarchar(450) NOT NULL,
    [IssuerTitle] nvarchar(max) NULL,
    [MemberId] nvarchar(450) NOT NULL,
    CONSTRAINT [PK_MemberSignIn] PRIMARY KEY ([Issuer], [Subject]),
    CONSTRAINT [FK_MemberSignIn_Member_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Member] ([Id]) ON DELETE CASCADE
);
GO
CREATE TABLE [MemberSecret] (
    [MemberId] nvarchar(450) NOT NULL,
    [Issuer] nvarchar(450) NOT NULL,
    [Name] nvarchar(450) NOT NULL,
    [Value] nvarchar(max) NULL,
    CONSTRAINT [PK_MemberSecret] PRIMARY KEY ([MemberId], [Issuer], [Name]),
    CONSTRAINT [FK_MemberSecret_Member_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Member] ([Id]) ON DELETE CASCADE
);
GO
CREATE INDEX [IX_MemberSignIn_MemberId] ON [MemberSignIn] ([MemberId]);
GO
CREATE UNIQUE INDEX [DutyByName] ON [Duty] ([FoldedName]) WHERE [FoldedName] IS NOT NULL;
GO
CREATE UNIQUE INDEX [MemberByHandle] ON [Member] ([FoldedHandle] DESC) INCLUDE ([Handle], [Tag]) WHERE [FoldedHandle] IS NOT NULL AND [Misses] > 3;
GO
