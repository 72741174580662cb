-- Schemas, alias types, computed columns and comments, in the forms of sample databases.
CREATE SCHEMA [Person] AUTHORIZATION [dbo]
GO
CREATE SCHEMA [Sales]
GO
CREATE TYPE [dbo].[Name] FROM nvarchar(50) NULL
GO
CREATE TYPE [dbo].[Flag] FROM bit NOT NULL
GO
CREATE TYPE [dbo].[AccountNumber] FROM nvarchar(15) NULL
GO
CREATE TABLE [Person].[BusinessEntity](
    [BusinessEntityID] [int] IDENTITY (1, 1) NOT NULL,
    [rowguid] uniqueidentifier ROWGUIDCOL NOT NULL CONSTRAINT [DF_BusinessEntity_rowguid] DEFAULT (NEWID()),
    [ModifiedDate] [datetime] NOT NULL CONSTRAINT [DF_BusinessEntity_ModifiedDate] DEFAULT (GETDATE())
) ON [PRIMARY];
GO
CREATE TABLE [Person].[Person](
    [BusinessEntityID] [int] NOT NULL,
    [PersonType] [nchar](2) NOT NULL,
    [NameStyle] [dbo].[Flag] NOT NULL CONSTRAINT [DF_Person_NameStyle] DEFAULT (0),
    [Title] [nvarchar](8) NULL,
    [FirstName] [dbo].[Name] NOT NULL,
    [Suffix] [nvarchar](10) NULL,
    [EmailPromotion] [int] NOT NULL CONSTRAINT [DF_Person_EmailPromotion] DEFAULT (0),
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
    CONSTRAINT [CK_Person_EmailPromotion] CHECK ([EmailPromotion] BETWEEN 0 AND 2),
    CONSTRAINT [CK_Person_PersonType] CHECK (([PersonType] IS NULL OR UPPER([PersonType]) IN ('SC', 'VC', 'IN', 'EM', 'SP', 'GC')))
) ON [PRIMARY];
GO
CREATE TABLE [Sales].[SalesOrderHeader](
    [SalesOrderID] [int] IDENTITY (1, 1) NOT NULL,
    [RevisionNumber] [tinyint] NOT NULL CONSTRAINT [DF_SOH_Rev] DEFAULT (0),
    [SubTotal] [money] NOT NULL,
    [TaxAmt] [money] NOT NULL,
    [SalesOrderNumber] AS ISNULL(N'SO' + CONVERT(nvarchar(23), [SalesOrderID]), N'*** ERROR ***'),
    [TotalDue] AS ISNULL([SubTotal] + [TaxAmt], 0) PERSISTED NOT NULL,
    [AccountNumber] [dbo].[AccountNumber] NULL,
    CONSTRAINT [CK_SOH_SubTotal] CHECK ([SubTotal] >= 0.00)
);
GO
ALTER TABLE [Person].[BusinessEntity] WITH CHECK ADD
    CONSTRAINT [PK_BusinessEntity] PRIMARY KEY CLUSTERED ([BusinessEntityID]) ON [PRIMARY];
GO
ALTER TABLE [Person].[Person] WITH CHECK ADD
    CONSTRAINT [PK_Person] PRIMARY KEY CLUSTERED ([BusinessEntityID]) ON [PRIMARY];
GO
ALTER TABLE [Person].[Person] ADD
    CONSTRAINT [FK_Person_BusinessEntity] FOREIGN KEY ([BusinessEntityID]) REFERENCES [Person].[BusinessEntity]([BusinessEntityID]);
GO
CREATE UNIQUE INDEX [AK_BE_rowguid] ON [Person].[BusinessEntity]([rowguid]) ON [PRIMARY];
GO
CREATE INDEX [IX_Person_Name] ON [Person].[Person]([FirstName], [Title] DESC) INCLUDE ([Suffix]) WITH (FILLFACTOR = 80, PAD_INDEX = ON, DATA_COMPRESSION = PAGE)
GO
CREATE UNIQUE INDEX [AK_SOH] ON [Sales].[SalesOrderHeader]([SalesOrderNumber]);
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'It''s a person', @level0type = N'SCHEMA', @level0name = N'Person', @level1type = N'TABLE', @level1name = N'Person'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Key', @level0type = N'SCHEMA', @level0name = N'Person', @level1type = N'TABLE', @level1name = N'Person', @level2type = N'COLUMN', @level2name = N'BusinessEntityID'
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
