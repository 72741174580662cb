-- Types, names and keys, in the forms of what applications install.
CREATE TABLE [dbo].[Page](
    [id] [int] IDENTITY(1200,1) NOT NULL,
    [mark] [uniqueidentifier] NOT NULL CONSTRAINT [DF_Page_mark] DEFAULT (newid()),
    [above] [int] NOT NULL,
    [level] [smallint] NOT NULL,
    [path] [nvarchar](150) NOT NULL,
    [gone] [bit] NOT NULL CONSTRAINT [DF_Page_gone] DEFAULT ('0'),
    [text] [nvarchar](255) NULL,
    [since] [datetime] NOT NULL CONSTRAINT [DF_Page_since] DEFAULT (getdate()),
    CONSTRAINT [PK_Page] PRIMARY KEY CLUSTERED ([id] ASC) WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = ON) ON [PRIMARY]
) ON [PRIMARY]
GO
ALTER TABLE [dbo].[Page] WITH CHECK ADD CONSTRAINT [FK_Page_Page_id] FOREIGN KEY([above]) REFERENCES [dbo].[Page] ([id])
GO
CREATE UNIQUE NONCLUSTERED INDEX [IX_Page_UniqueId] ON [dbo].[Page] ([mark] ASC) INCLUDE([above],[level],[path])
GO
CREATE TABLE [dbo].[Shelf_Odd Place](
    [Id] [int] NOT NULL IDENTITY(1,1) PRIMARY KEY,
    [Price] [decimal](18, 4) NOT NULL,
    [MadeAt] [datetime2](6) NOT NULL,
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
CREATE TABLE [dbo].[Ticket](
    [Key] [nvarchar](200) NOT NULL,
    [Type] [nvarchar](50) NOT NULL,
    [Holder] [nvarchar](200) NULL,
    [Data] [nvarchar](max) NOT NULL,
    [SentAt] [datetime] NULL,
    [Sequence] [bigint] IDENTITY(1,1) NOT NULL,
    CONSTRAINT [PK_Ticket] PRIMARY KEY NONCLUSTERED ([Key]),
    CONSTRAINT [AK_Ticket] UNIQUE CLUSTERED ([Sequence])
)
GO
CREATE INDEX [IX_Ticket] ON [dbo].[Ticket] ([Holder], [Type]) WHERE ([SentAt] IS NULL AND [Type] IN (N'a', N'b'))
GO
CREATE TABLE [dbo].[TIMETABLE](
    [PLAN] [nvarchar](120) NOT NULL,
    [ALARM_NAME] [nvarchar](150) NOT NULL,
    [ALARM_GROUP] [nvarchar](150) NOT NULL,
    [IS_ON] [bit] NULL,
    [DEC] [numeric](13,4) NULL
)
GO
CREATE TABLE [dbo].[ALARM](
    [PLAN] [nvarchar](120) NOT NULL,
    [ALARM_NAME] [nvarchar](150) NOT NULL,
    [ALARM_GROUP] [nvarchar](150) NOT NULL,
    [TASK] [nvarchar](150) NOT NULL
)
GO
ALTER TABLE [dbo].[ALARM] WITH NOCHECK ADD CONSTRAINT [PK_ALARM] PRIMARY KEY CLUSTERED ([PLAN],[ALARM_NAME],[ALARM_GROUP])
GO
ALTER TABLE [dbo].[TIMETABLE] WITH NOCHECK ADD CONSTRAINT [PK_TIMETABLE] PRIMARY KEY CLUSTERED ([PLAN],[ALARM_NAME],[ALARM_GROUP])
GO
ALTER TABLE [dbo].[TIMETABLE] ADD CONSTRAINT [FK_TIMETABLE] FOREIGN KEY ([PLAN],[ALARM_NAME],[ALARM_GROUP]) REFERENCES [dbo].[ALARM] ([PLAN],[ALARM_NAME],[ALARM_GROUP]) ON DELETE CASCADE
GO
CREATE INDEX [IDX_T] ON [dbo].[ALARM]([PLAN],[TASK],[ALARM_GROUP])
GO
