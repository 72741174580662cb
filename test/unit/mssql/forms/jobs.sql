-- Queues of jobs: clustered keys and indexes in a schema of their own.
CREATE SCHEMA [Yard]
GO
CREATE TABLE [Yard].[Load](
    [Id] [bigint] IDENTITY(1,1) NOT NULL,
    [StageId] [bigint] NULL,
    [Stage] [nvarchar](20) NULL,
    [Papers] [nvarchar](max) NOT NULL,
    [MadeAt] [datetime] NOT NULL,
    [GoneAt] [datetime] NULL,
    CONSTRAINT [PK_Yard_Load] PRIMARY KEY CLUSTERED ([Id] ASC)
)
GO
CREATE TABLE [Yard].[LoadLine](
    [Id] [int] IDENTITY(1,1) NOT NULL,
    [LoadId] [bigint] NOT NULL,
    [Line] [nvarchar](50) NOT NULL,
    [TakenAt] [datetime] NULL,
    CONSTRAINT [PK_Yard_LoadLine] PRIMARY KEY CLUSTERED ([Line] ASC, [Id] ASC)
)
GO
CREATE TABLE [Yard].[Table](
    [Key] [nvarchar](100) NOT NULL,
    [Weight] [float] NOT NULL,
    [Value] [nvarchar](256) NOT NULL,
    [GoneAt] [datetime] NULL,
    CONSTRAINT [PK_Yard_Table] PRIMARY KEY CLUSTERED ([Key] ASC, [Value] ASC)
)
GO
CREATE TABLE [Yard].[Tally](
    [Key] [nvarchar](100) NOT NULL,
    [Value] [int] NOT NULL,
    [GoneAt] [datetime] NULL
)
GO
CREATE TABLE [Yard].[Order](
    [Version] [int] NOT NULL,
    CONSTRAINT [PK_Yard_Order] PRIMARY KEY CLUSTERED ([Version] ASC)
)
GO
CREATE TABLE [Yard].[Step](
    [Id] [bigint] IDENTITY(1,1) NOT NULL,
    [LoadId] [bigint] NOT NULL,
    [Name] [nvarchar](20) NOT NULL,
    [Cause] [nvarchar](100) NULL,
    [MadeAt] [datetime] NOT NULL,
    CONSTRAINT [PK_Yard_Step] PRIMARY KEY CLUSTERED ([LoadId] ASC, [Id] ASC)
)
GO
ALTER TABLE [Yard].[Step] ADD CONSTRAINT [FK_Yard_Step_Load] FOREIGN KEY([LoadId])
REFERENCES [Yard].[Load] ([Id])
ON UPDATE CASCADE
ON DELETE CASCADE
GO
CREATE CLUSTERED INDEX [CX_Yard_Tally] ON [Yard].[Tally] ([Key] ASC)
GO
CREATE NONCLUSTERED INDEX [IX_Yard_Load_GoneAt] ON [Yard].[Load] ([GoneAt] ASC) INCLUDE ([Stage]) WHERE [GoneAt] IS NOT NULL
GO
CREATE NONCLUSTERED INDEX [IX_Yard_Table_Weight] ON [Yard].[Table] ([Weight] ASC, [Key])
GO
