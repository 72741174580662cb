-- Sequences, history and JSON, in the forms of sample databases.
CREATE SCHEMA [Counting]
GO
CREATE SCHEMA [Map]
GO
CREATE SCHEMA [Sales]
GO
CREATE SEQUENCE [Counting].[TownID] AS int START WITH 1 INCREMENT BY 1
GO
CREATE SEQUENCE [Counting].[MoveID] AS int START WITH 40210 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 50
GO
CREATE SEQUENCE [Counting].[Steps] AS decimal(10) START WITH 5 INCREMENT BY 2 NO CACHE CYCLE
GO
CREATE TABLE [Map].[Towns](
    [TownID] [int] NOT NULL CONSTRAINT [DF_Map_Towns_TownID] DEFAULT (NEXT VALUE FOR [Counting].[TownID]),
    [TownName] [nvarchar](50) NOT NULL,
    [ShireID] [int] NOT NULL,
    [Location] [geography] NULL,
    [Heads] [bigint] NULL,
    [ChangedBy] [int] NOT NULL,
    [ValidFrom] [datetime2](7) GENERATED ALWAYS AS ROW START NOT NULL,
    [ValidTo] [datetime2](7) GENERATED ALWAYS AS ROW END NOT NULL,
    CONSTRAINT [PK_Map_Towns] PRIMARY KEY CLUSTERED ([TownID] ASC),
    PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo])
)
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [Map].[TownsBefore], HISTORY_RETENTION_PERIOD = 6 MONTHS, DATA_CONSISTENCY_CHECK = ON));
GO
CREATE TABLE [Map].[Folk](
    [FolkID] [int] NOT NULL CONSTRAINT [DF_Folk] DEFAULT NEXT VALUE FOR [Counting].[TownID],
    [WholeName] [nvarchar](50) NOT NULL,
    [ShortName] [nvarchar](50) NOT NULL,
    [SearchName] AS (CONCAT([ShortName], N' ', [WholeName])) PERSISTED NOT NULL,
    [MayEnter] [bit] NOT NULL,
    [Lock] [varbinary](max) NULL,
    [Notes] [nvarchar](max) NULL,
    [Tongues] AS (JSON_QUERY([Notes], N'$.Tongues')),
    [ValidFrom] [datetime2](7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
    [ValidTo] [datetime2](7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
    CONSTRAINT [PK_Folk] PRIMARY KEY CLUSTERED ([FolkID] ASC),
    PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo])
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [Map].[FolkBefore]));
GO
CREATE TABLE [Sales].[Bills](
    [BillID] [int] NOT NULL,
    [Payer] [int] NOT NULL,
    [Receipt] [nvarchar](max) NULL,
    [HandedOver] AS (TRY_CONVERT([datetime2](7), JSON_VALUE([Receipt], N'$.At'), (126))),
    [ChangedAt] [datetime2](7) NOT NULL CONSTRAINT [DF_Inv] DEFAULT (sysdatetime()),
    [IsClosed] AS (CASE WHEN [Payer] IS NULL THEN CONVERT([bit], (0)) ELSE CONVERT([bit], (1)) END) PERSISTED,
    CONSTRAINT [PK_Sales_Bills] PRIMARY KEY CLUSTERED ([BillID] ASC),
    CONSTRAINT [CK_Json] CHECK (([Receipt] IS NULL OR ISJSON([Receipt]) <> 0)),
    CONSTRAINT [UQ_Bill] UNIQUE NONCLUSTERED ([Payer] DESC, [BillID])
) WITH (DATA_COMPRESSION = ROW)
GO
ALTER TABLE [Sales].[Bills] WITH CHECK ADD CONSTRAINT [FK_Inv] FOREIGN KEY ([Payer]) REFERENCES [Map].[Folk] ([FolkID])
GO
CREATE NONCLUSTERED INDEX [FK_Sales_Bills_Bill] ON [Sales].[Bills] ([Payer] ASC) WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = ON, SORT_IN_TEMPDB = OFF, DROP_EXISTING = OFF, ONLINE = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = OFF) ON [PRIMARY]
GO
CREATE NONCLUSTERED INDEX [IX_Time] ON [Sales].[Bills] ([HandedOver] ASC) INCLUDE ([Payer])
GO
