-- Queues of jobs: clustered keys and indexes in a schema of their own.
CREATE SCHEMA [HangFire]
GO
CREATE TABLE [HangFire].[Job](
    [Id] [bigint] IDENTITY(1,1) NOT NULL,
    [StateId] [bigint] NULL,
    [StateName] [nvarchar](20) NULL,
    [InvocationData] [nvarchar](max) NOT NULL,
    [CreatedAt] [datetime] NOT NULL,
    [ExpireAt] [datetime] NULL,
    CONSTRAINT [PK_HangFire_Job] PRIMARY KEY CLUSTERED ([Id] ASC)
)
GO
CREATE TABLE [HangFire].[JobQueue](
    [Id] [int] IDENTITY(1,1) NOT NULL,
    [JobId] [bigint] NOT NULL,
    [Queue] [nvarchar](50) NOT NULL,
    [FetchedAt] [datetime] NULL,
    CONSTRAINT [PK_HangFire_JobQueue] PRIMARY KEY CLUSTERED ([Queue] ASC, [Id] ASC)
)
GO
CREATE TABLE [HangFire].[Set](
    [Key] [nvarchar](100) NOT NULL,
    [Score] [float] NOT NULL,
    [Value] [nvarchar](256) NOT NULL,
    [ExpireAt] [datetime] NULL,
    CONSTRAINT [PK_HangFire_Set] PRIMARY KEY CLUSTERED ([Key] ASC, [Value] ASC)
)
GO
CREATE TABLE [HangFire].[Counter](
    [Key] [nvarchar](100) NOT NULL,
    [Value] [int] NOT NULL,
    [ExpireAt] [datetime] NULL
)
GO
CREATE TABLE [HangFire].[Schema](
    [Version] [int] NOT NULL,
    CONSTRAINT [PK_HangFire_Schema] PRIMARY KEY CLUSTERED ([Version] ASC)
)
GO
CREATE TABLE [HangFire].[State](
    [Id] [bigint] IDENTITY(1,1) NOT NULL,
    [JobId] [bigint] NOT NULL,
    [Name] [nvarchar](20) NOT NULL,
    [Reason] [nvarchar](100) NULL,
    [CreatedAt] [datetime] NOT NULL,
    CONSTRAINT [PK_HangFire_State] PRIMARY KEY CLUSTERED ([JobId] ASC, [Id] ASC)
)
GO
ALTER TABLE [HangFire].[State] ADD CONSTRAINT [FK_HangFire_State_Job] FOREIGN KEY([JobId])
REFERENCES [HangFire].[Job] ([Id])
ON UPDATE CASCADE
ON DELETE CASCADE
GO
CREATE CLUSTERED INDEX [CX_HangFire_Counter] ON [HangFire].[Counter] ([Key] ASC)
GO
CREATE NONCLUSTERED INDEX [IX_HangFire_Job_ExpireAt] ON [HangFire].[Job] ([ExpireAt] ASC) INCLUDE ([StateName]) WHERE [ExpireAt] IS NOT NULL
GO
CREATE NONCLUSTERED INDEX [IX_HangFire_Set_Score] ON [HangFire].[Set] ([Score] ASC, [Key])
GO
