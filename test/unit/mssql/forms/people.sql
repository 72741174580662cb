-- Schemas, alias types, computed columns and comments, in the forms of sample databases.
CREATE SCHEMA [Club] AUTHORIZATION [dbo]
GO
CREATE SCHEMA [Sales]
GO
CREATE TYPE [dbo].[Name] FROM nvarchar(50) NULL
GO
CREATE TYPE [dbo].[Flag] FROM bit NOT NULL
GO
CREATE TYPE [dbo].[Ledger] FROM nvarchar(15) NULL
GO
CREATE TABLE [Club].[Party](
    [PartyID] [int] IDENTITY (1, 1) NOT NULL,
    [rowguid] uniqueidentifier ROWGUIDCOL NOT NULL CONSTRAINT [DF_Party_rowguid] DEFAULT (NEWID()),
    [ChangedAt] [datetime] NOT NULL CONSTRAINT [DF_Party_ChangedAt] DEFAULT (GETDATE())
) ON [PRIMARY];
GO
CREATE TABLE [Club].[Club](
    [PartyID] [int] NOT NULL,
    [Sort] [nchar](2) NOT NULL,
    [IsFormal] [dbo].[Flag] NOT NULL CONSTRAINT [DF_Club_IsFormal] DEFAULT (0),
    [Title] [nvarchar](8) NULL,
    [Called] [dbo].[Name] NOT NULL,
    [Suffix] [nvarchar](10) NULL,
    [Letters] [int] NOT NULL CONSTRAINT [DF_Club_Letters] DEFAULT (0),
    [Extra] [xml] NULL,
    [Rate] [money] NOT NULL,
    [Shift] [time](0) NOT NULL,
    [Spot] [geography] NULL,
    [Node] [hierarchyid] NOT NULL,
    [Level] AS [Node].[GetLevel](),
    [Weight] decimal(8, 2) NULL,
    [Small] [smallmoney] NOT NULL DEFAULT (0.00),
    [Pct] [real] NULL,
    [Photo] [varbinary](max) NULL,
    [v] sql_variant NULL,
    [n] ntext NULL,
    CONSTRAINT [CK_Club_Letters] CHECK ([Letters] BETWEEN 0 AND 2),
    CONSTRAINT [CK_Club_Sort] CHECK (([Sort] IS NULL OR UPPER([Sort]) IN ('AB', 'CD', 'EF')))
) ON [PRIMARY];
GO
CREATE TABLE [Sales].[Deal](
    [DealID] [int] IDENTITY (1, 1) NOT NULL,
    [Edition] [tinyint] NOT NULL CONSTRAINT [DF_Deal_Rev] DEFAULT (0),
    [Net] [money] NOT NULL,
    [Duty] [money] NOT NULL,
    [DealNumber] AS ISNULL(N'D-' + CONVERT(nvarchar(23), [DealID]), N'none'),
    [Gross] AS ISNULL([Net] + [Duty], 0) PERSISTED NOT NULL,
    [Ledger] [dbo].[Ledger] NULL,
    CONSTRAINT [CK_Deal_Net] CHECK ([Net] >= 0.00)
);
GO
ALTER TABLE [Club].[Party] WITH CHECK ADD
    CONSTRAINT [PK_Party] PRIMARY KEY CLUSTERED ([PartyID]) ON [PRIMARY];
GO
ALTER TABLE [Club].[Club] WITH CHECK ADD
    CONSTRAINT [PK_Club] PRIMARY KEY CLUSTERED ([PartyID]) ON [PRIMARY];
GO
ALTER TABLE [Club].[Club] ADD
    CONSTRAINT [FK_Club_Party] FOREIGN KEY ([PartyID]) REFERENCES [Club].[Party]([PartyID]);
GO
CREATE UNIQUE INDEX [AK_Party_rowguid] ON [Club].[Party]([rowguid]) ON [PRIMARY];
GO
CREATE INDEX [IX_Club_Name] ON [Club].[Club]([Called], [Title] DESC) INCLUDE ([Suffix]) WITH (FILLFACTOR = 80, PAD_INDEX = ON, DATA_COMPRESSION = PAGE)
GO
CREATE UNIQUE INDEX [AK_Deal] ON [Sales].[Deal]([DealNumber]);
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'It''s a club', @level0type = N'SCHEMA', @level0name = N'Club', @level1type = N'TABLE', @level1name = N'Club'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Key', @level0type = N'SCHEMA', @level0name = N'Club', @level1type = N'TABLE', @level1name = N'Club', @level2type = N'COLUMN', @level2name = N'PartyID'
GO
CREATE TYPE [dbo].[Order] FROM nvarchar(50) NULL
GO
CREATE TYPE [dbo].[Odd Type] FROM int NOT NULL
GO
CREATE TABLE [dbo].[t](
    [a] [dbo].[Order] NULL,
    [b] [dbo].[Odd Type] NOT NULL,
    [c] [dbo].[Order] NOT NULL DEFAULT (N'x')
)
GO
CREATE INDEX [i] ON [dbo].[t]([a])
GO
