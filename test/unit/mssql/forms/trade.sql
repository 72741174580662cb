-- Sequences, history and JSON, in the forms of sample databases.
CREATE SCHEMA [Sequences]
GO
CREATE SCHEMA [Application]
GO
CREATE SCHEMA [Sales]
GO
CREATE SEQUENCE [Sequences].[CityID] AS int START WITH 1 INCREMENT BY 1
GO
CREATE SEQUENCE [Sequences].[TransactionID] AS int START WITH 336253 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 50
GO
CREATE SEQUENCE [Sequences].[Steps] AS decimal(10) START WITH 5 INCREMENT BY 2 NO CACHE CYCLE
GO
CREATE TABLE [Application].[Cities](
    [CityID] [int] NOT NULL CONSTRAINT [DF_Application_Cities_CityID] DEFAULT (NEXT VALUE FOR [Sequences].[CityID]),
    [CityName] [nvarchar](50) NOT NULL,
    [StateProvinceID] [int] NOT NULL,
    [Location] [geography] NULL,
    [LatestRecordedPopulation] [bigint] NULL,
    [LastEditedBy] [int] NOT NULL,
    [ValidFrom] [datetime2](7) GENERATED ALWAYS AS ROW START NOT NULL,
    [ValidTo] [datetime2](7) GENERATED ALWAYS AS ROW END NOT NULL,
    CONSTRAINT [PK_Application_Cities] PRIMARY KEY CLUSTERED ([CityID] ASC),
    PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo])
)
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [Application].[Cities_Archive], HISTORY_RETENTION_PERIOD = 6 MONTHS, DATA_CONSISTENCY_CHECK = ON));
GO
CREATE TABLE [Application].[People](
    [PersonID] [int] NOT NULL CONSTRAINT [DF_People] DEFAULT NEXT VALUE FOR [Sequences].[CityID],
    [FullName] [nvarchar](50) NOT NULL,
    [PreferredName] [nvarchar](50) NOT NULL,
    [SearchName] AS (CONCAT([PreferredName], N' ', [FullName])) PERSISTED NOT NULL,
    [IsPermittedToLogon] [bit] NOT NULL,
    [HashedPassword] [varbinary](max) NULL,
    [CustomFields] [nvarchar](max) NULL,
    [OtherLanguages] AS (JSON_QUERY([CustomFields], N'$.OtherLanguages')),
    [ValidFrom] [datetime2](7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
    [ValidTo] [datetime2](7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
    CONSTRAINT [PK_People] PRIMARY KEY CLUSTERED ([PersonID] ASC),
    PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo])
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [Application].[People_Archive]));
GO
CREATE TABLE [Sales].[Invoices](
    [InvoiceID] [int] NOT NULL,
    [BillTo] [int] NOT NULL,
    [ReturnedDeliveryData] [nvarchar](max) NULL,
    [ConfirmedDeliveryTime] AS (TRY_CONVERT([datetime2](7), JSON_VALUE([ReturnedDeliveryData], N'$.DeliveredWhen'), (126))),
    [LastEditedWhen] [datetime2](7) NOT NULL CONSTRAINT [DF_Inv] DEFAULT (sysdatetime()),
    [IsFinalized] AS (CASE WHEN [BillTo] IS NULL THEN CONVERT([bit], (0)) ELSE CONVERT([bit], (1)) END) PERSISTED,
    CONSTRAINT [PK_Sales_Invoices] PRIMARY KEY CLUSTERED ([InvoiceID] ASC),
    CONSTRAINT [CK_Json] CHECK (([ReturnedDeliveryData] IS NULL OR ISJSON([ReturnedDeliveryData]) <> 0)),
    CONSTRAINT [UQ_Bill] UNIQUE NONCLUSTERED ([BillTo] DESC, [InvoiceID])
) WITH (DATA_COMPRESSION = ROW)
GO
ALTER TABLE [Sales].[Invoices] WITH CHECK ADD CONSTRAINT [FK_Inv] FOREIGN KEY ([BillTo]) REFERENCES [Application].[People] ([PersonID])
GO
CREATE NONCLUSTERED INDEX [FK_Sales_Invoices_Bill] ON [Sales].[Invoices] ([BillTo] ASC) WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = ON, SORT_IN_TEMPDB = OFF, DROP_EXISTING = OFF, ONLINE = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = OFF) ON [PRIMARY]
GO
CREATE NONCLUSTERED INDEX [IX_Time] ON [Sales].[Invoices] ([ConfirmedDeliveryTime] ASC) INCLUDE ([BillTo])
GO
