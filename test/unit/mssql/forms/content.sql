-- Types, names and keys, in the forms of what applications install.
CREATE TABLE [dbo].[umbracoNode](
    [id] [int] IDENTITY(1060,1) NOT NULL,
    [uniqueId] [uniqueidentifier] NOT NULL CONSTRAINT [DF_umbracoNode_uniqueId] DEFAULT (newid()),
    [parentId] [int] NOT NULL,
    [level] [smallint] NOT NULL,
    [path] [nvarchar](150) NOT NULL,
    [trashed] [bit] NOT NULL CONSTRAINT [DF_umbracoNode_trashed] DEFAULT ('0'),
    [text] [nvarchar](255) NULL,
    [createDate] [datetime] NOT NULL CONSTRAINT [DF_umbracoNode_createDate] DEFAULT (getdate()),
    CONSTRAINT [PK_umbracoNode] PRIMARY KEY CLUSTERED ([id] ASC) WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = ON) ON [PRIMARY]
) ON [PRIMARY]
GO
ALTER TABLE [dbo].[umbracoNode] WITH CHECK ADD CONSTRAINT [FK_umbracoNode_umbracoNode_id] FOREIGN KEY([parentId]) REFERENCES [dbo].[umbracoNode] ([id])
GO
CREATE UNIQUE NONCLUSTERED INDEX [IX_umbracoNode_UniqueId] ON [dbo].[umbracoNode] ([uniqueId] ASC) INCLUDE([parentId],[level],[path])
GO
CREATE TABLE [dbo].[Store_ProductAttribute Mapping](
    [Id] [int] NOT NULL IDENTITY(1,1) PRIMARY KEY,
    [Price] [decimal](18, 4) NOT NULL,
    [CreatedOnUtc] [datetime2](6) NOT NULL,
    [Deleted] [bit] NOT NULL,
    [Guid] [uniqueidentifier] NOT NULL,
    [Half'Name] [varchar](8000) NULL DEFAULT ('it''s'),
    [a]]b] [float](24) NULL,
    [c] [float] NULL,
    [num] [numeric](10, 0) NOT NULL DEFAULT ((-1)),
    [d] [datetimeoffset](3) NULL DEFAULT (sysdatetimeoffset()),
    [t] [time](7) NULL,
    [ch] [char](10) COLLATE Latin1_General_BIN2 NULL,
    [bin] [binary](16) NOT NULL DEFAULT (0x00),
    [Tiny] [tinyint] NOT NULL CONSTRAINT [CK_Tiny] CHECK ([Tiny] > 0),
    [Sp] [int] SPARSE NULL,
    [ts] [timestamp] NOT NULL,
    [usr] [sysname] NOT NULL DEFAULT (suser_sname()),
    [im] [image] NULL,
    [sdt] [smalldatetime] NULL
)
GO
CREATE TABLE [dbo].[Grants](
    [Key] [nvarchar](200) NOT NULL,
    [Type] [nvarchar](50) NOT NULL,
    [SubjectId] [nvarchar](200) NULL,
    [Data] [nvarchar](max) NOT NULL,
    [DispatchedAt] [datetime] NULL,
    [Sequence] [bigint] IDENTITY(1,1) NOT NULL,
    CONSTRAINT [PK_Grants] PRIMARY KEY NONCLUSTERED ([Key]),
    CONSTRAINT [AK_Grants] UNIQUE CLUSTERED ([Sequence])
)
GO
CREATE INDEX [IX_Grants] ON [dbo].[Grants] ([SubjectId], [Type]) WHERE ([DispatchedAt] IS NULL AND [Type] IN (N'a', N'b'))
GO
CREATE TABLE [dbo].[QRTZ_CRON](
    [SCHED_NAME] [nvarchar](120) NOT NULL,
    [TRIGGER_NAME] [nvarchar](150) NOT NULL,
    [TRIGGER_GROUP] [nvarchar](150) NOT NULL,
    [BOOL_PROP_1] [bit] NULL,
    [DEC] [numeric](13,4) NULL
)
GO
CREATE TABLE [dbo].[QRTZ_TRIGGERS](
    [SCHED_NAME] [nvarchar](120) NOT NULL,
    [TRIGGER_NAME] [nvarchar](150) NOT NULL,
    [TRIGGER_GROUP] [nvarchar](150) NOT NULL,
    [JOB_NAME] [nvarchar](150) NOT NULL
)
GO
ALTER TABLE [dbo].[QRTZ_TRIGGERS] WITH NOCHECK ADD CONSTRAINT [PK_QRTZ_TRIGGERS] PRIMARY KEY CLUSTERED ([SCHED_NAME],[TRIGGER_NAME],[TRIGGER_GROUP])
GO
ALTER TABLE [dbo].[QRTZ_CRON] WITH NOCHECK ADD CONSTRAINT [PK_QRTZ_CRON] PRIMARY KEY CLUSTERED ([SCHED_NAME],[TRIGGER_NAME],[TRIGGER_GROUP])
GO
ALTER TABLE [dbo].[QRTZ_CRON] ADD CONSTRAINT [FK_QRTZ_CRON] FOREIGN KEY ([SCHED_NAME],[TRIGGER_NAME],[TRIGGER_GROUP]) REFERENCES [dbo].[QRTZ_TRIGGERS] ([SCHED_NAME],[TRIGGER_NAME],[TRIGGER_GROUP]) ON DELETE CASCADE
GO
CREATE INDEX [IDX_T] ON [dbo].[QRTZ_TRIGGERS]([SCHED_NAME],[JOB_NAME],[TRIGGER_GROUP])
GO
