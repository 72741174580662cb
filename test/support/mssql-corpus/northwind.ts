import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  sql,
} from "../../../src/index.js";

@Entity({ primaryKey: { name: "PK_Categories" } })
class Categories {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  categoryID!: number;

  @Column("string", { length: 15 })
  @Index("CategoryName")
  categoryName!: string;

  @Column("ntext", { nullable: true })
  description!: string | null;

  @Column("image", { nullable: true })
  picture!: Uint8Array | null;
}

@Entity({ primaryKey: { name: "PK_Customers" } })
class Customers {
  @PrimaryColumn("nchar", { length: 5 })
  customerID!: string;

  @Column("string", { length: 40 })
  @Index("CompanyName")
  companyName!: string;

  @Column("string", { length: 30, nullable: true })
  contactName!: string | null;

  @Column("string", { length: 30, nullable: true })
  contactTitle!: string | null;

  @Column("string", { length: 60, nullable: true })
  address!: string | null;

  @Column("string", { length: 15, nullable: true })
  @Index("City")
  city!: string | null;

  @Column("string", { length: 15, nullable: true })
  @Index("Region")
  region!: string | null;

  @Column("string", { length: 10, nullable: true })
  @Index("PostalCode")
  postalCode!: string | null;

  @Column("string", { length: 15, nullable: true })
  country!: string | null;

  @Column("string", { length: 24, nullable: true })
  phone!: string | null;

  @Column("string", { length: 24, nullable: true })
  fax!: string | null;
}

@Entity({
  primaryKey: { name: "PK_CustomerDemographics", mssql: { clustered: false } },
})
class CustomerDemographics {
  @PrimaryColumn("nchar", { length: 10 })
  customerTypeID!: string;

  @Column("ntext", { nullable: true })
  customerDesc!: string | null;
}

@Entity({
  primaryKey: { name: "PK_CustomerCustomerDemo", mssql: { clustered: false } },
})
class CustomerCustomerDemo {
  @ManyToOne(() => Customers, {
    primary: true,
    foreignKey: "FK_CustomerCustomerDemo_Customers",
  })
  @JoinColumn("CustomerID")
  customer!: Customers;

  @ManyToOne(() => CustomerDemographics, {
    primary: true,
    foreignKey: "FK_CustomerCustomerDemo",
  })
  @JoinColumn("CustomerTypeID")
  customerType!: CustomerDemographics;
}

@Entity({ primaryKey: { name: "PK_Employees" } })
class Employees {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  employeeID!: number;

  @Column("string", { length: 20 })
  @Index("LastName")
  lastName!: string;

  @Column("string", { length: 10 })
  firstName!: string;

  @Column("string", { length: 30, nullable: true })
  title!: string | null;

  @Column("string", { length: 25, nullable: true })
  titleOfCourtesy!: string | null;

  @Column("datetime", { nullable: true })
  @Check("CK_Birthdate", sql`BirthDate < getdate()`, { notValid: true })
  birthDate!: Date | null;

  @Column("datetime", { nullable: true })
  hireDate!: Date | null;

  @Column("string", { length: 60, nullable: true })
  address!: string | null;

  @Column("string", { length: 15, nullable: true })
  city!: string | null;

  @Column("string", { length: 15, nullable: true })
  region!: string | null;

  @Column("string", { length: 10, nullable: true })
  @Index("PostalCode")
  postalCode!: string | null;

  @Column("string", { length: 15, nullable: true })
  country!: string | null;

  @Column("string", { length: 24, nullable: true })
  homePhone!: string | null;

  @Column("string", { length: 4, nullable: true })
  extension!: string | null;

  @Column("image", { nullable: true })
  photo!: Uint8Array | null;

  @Column("ntext", { nullable: true })
  notes!: string | null;

  @ManyToOne(() => Employees, {
    nullable: true,
    notValid: true,
    foreignKey: "FK_Employees_Employees",
  })
  @JoinColumn("ReportsTo")
  reportsTo!: Employees | null;

  @Column("string", { length: 255, nullable: true })
  photoPath!: string | null;
}

@Entity({ primaryKey: { name: "PK_Region", mssql: { clustered: false } } })
class Region {
  @PrimaryColumn("int")
  regionID!: number;

  @Column("nchar", { length: 50 })
  regionDescription!: string;
}

@Entity({ primaryKey: { name: "PK_Territories", mssql: { clustered: false } } })
class Territories {
  @PrimaryColumn("string", { length: 20 })
  territoryID!: string;

  @Column("nchar", { length: 50 })
  territoryDescription!: string;

  @ManyToOne(() => Region, {
    foreignKey: "FK_Territories_Region",
  })
  @JoinColumn("RegionID")
  region!: Region;
}

@Entity({
  primaryKey: { name: "PK_EmployeeTerritories", mssql: { clustered: false } },
})
class EmployeeTerritories {
  @ManyToOne(() => Employees, {
    primary: true,
    foreignKey: "FK_EmployeeTerritories_Employees",
  })
  @JoinColumn("EmployeeID")
  employee!: Employees;

  @ManyToOne(() => Territories, {
    primary: true,
    foreignKey: "FK_EmployeeTerritories_Territories",
  })
  @JoinColumn("TerritoryID")
  territory!: Territories;
}

@Entity({ primaryKey: { name: "PK_Orders" } })
class Orders {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  orderID!: number;

  @ManyToOne(() => Customers, {
    nullable: true,
    notValid: true,
    foreignKey: "FK_Orders_Customers",
  })
  @JoinColumn("CustomerID")
  @Index("CustomerID")
  @Index("CustomersOrders")
  customer!: Customers | null;

  @ManyToOne(() => Employees, {
    nullable: true,
    notValid: true,
    foreignKey: "FK_Orders_Employees",
  })
  @JoinColumn("EmployeeID")
  @Index("EmployeeID")
  @Index("EmployeesOrders")
  employee!: Employees | null;

  @Column("datetime", { nullable: true })
  @Index("OrderDate")
  orderDate!: Date | null;

  @Column("datetime", { nullable: true })
  requiredDate!: Date | null;

  @Column("datetime", { nullable: true })
  @Index("ShippedDate")
  shippedDate!: Date | null;

  @ManyToOne(() => Shippers, {
    nullable: true,
    notValid: true,
    foreignKey: "FK_Orders_Shippers",
  })
  @JoinColumn("ShipVia")
  @Index("ShippersOrders")
  shipVia!: Shippers | null;

  @Column("money", {
    nullable: true,
    default: sql`0`,
    mssql: { defaultName: "DF_Orders_Freight" },
  })
  freight!: string | null;

  @Column("string", { length: 40, nullable: true })
  shipName!: string | null;

  @Column("string", { length: 60, nullable: true })
  shipAddress!: string | null;

  @Column("string", { length: 15, nullable: true })
  shipCity!: string | null;

  @Column("string", { length: 15, nullable: true })
  shipRegion!: string | null;

  @Column("string", { length: 10, nullable: true })
  @Index("ShipPostalCode")
  shipPostalCode!: string | null;

  @Column("string", { length: 15, nullable: true })
  shipCountry!: string | null;
}

@Entity({ primaryKey: { name: "PK_Products" } })
class Products {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  productID!: number;

  @Column("string", { length: 40 })
  @Index("ProductName")
  productName!: string;

  @ManyToOne(() => Suppliers, {
    nullable: true,
    notValid: true,
    foreignKey: "FK_Products_Suppliers",
  })
  @JoinColumn("SupplierID")
  @Index("SupplierID")
  @Index("SuppliersProducts")
  supplier!: Suppliers | null;

  @ManyToOne(() => Categories, {
    nullable: true,
    notValid: true,
    foreignKey: "FK_Products_Categories",
  })
  @JoinColumn("CategoryID")
  @Index("CategoriesProducts")
  @Index("CategoryID")
  category!: Categories | null;

  @Column("string", { length: 20, nullable: true })
  quantityPerUnit!: string | null;

  @Column("money", {
    nullable: true,
    default: sql`0`,
    mssql: { defaultName: "DF_Products_UnitPrice" },
  })
  @Check("CK_Products_UnitPrice", sql`UnitPrice >= 0`, { notValid: true })
  unitPrice!: string | null;

  @Column("smallint", {
    nullable: true,
    default: 0,
    mssql: { defaultName: "DF_Products_UnitsInStock" },
  })
  @Check("CK_UnitsInStock", sql`UnitsInStock >= 0`, { notValid: true })
  unitsInStock!: number | null;

  @Column("smallint", {
    nullable: true,
    default: 0,
    mssql: { defaultName: "DF_Products_UnitsOnOrder" },
  })
  @Check("CK_UnitsOnOrder", sql`UnitsOnOrder >= 0`, { notValid: true })
  unitsOnOrder!: number | null;

  @Column("smallint", {
    nullable: true,
    default: 0,
    mssql: { defaultName: "DF_Products_ReorderLevel" },
  })
  @Check("CK_ReorderLevel", sql`ReorderLevel >= 0`, { notValid: true })
  reorderLevel!: number | null;

  @Column("boolean", {
    default: false,
    mssql: { defaultName: "DF_Products_Discontinued" },
  })
  discontinued!: boolean;
}

@Entity("Order Details", { primaryKey: { name: "PK_Order_Details" } })
class OrderDetails {
  @ManyToOne(() => Orders, {
    primary: true,
    notValid: true,
    foreignKey: "FK_Order_Details_Orders",
  })
  @JoinColumn("OrderID")
  @Index("OrderID")
  @Index("OrdersOrder_Details")
  order!: Orders;

  @ManyToOne(() => Products, {
    primary: true,
    notValid: true,
    foreignKey: "FK_Order_Details_Products",
  })
  @JoinColumn("ProductID")
  @Index("ProductID")
  @Index("ProductsOrder_Details")
  product!: Products;

  @Column("money", {
    default: sql`0`,
    mssql: { defaultName: "DF_Order_Details_UnitPrice" },
  })
  @Check("CK_UnitPrice", sql`UnitPrice >= 0`, { notValid: true })
  unitPrice!: string;

  @Column("smallint", {
    default: 1,
    mssql: { defaultName: "DF_Order_Details_Quantity" },
  })
  @Check("CK_Quantity", sql`Quantity > 0`, { notValid: true })
  quantity!: number;

  @Column("float", {
    default: 0,
    mssql: { defaultName: "DF_Order_Details_Discount" },
  })
  @Check("CK_Discount", sql`Discount >= 0 and (Discount <= 1)`, {
    notValid: true,
  })
  discount!: number;
}

@Entity({ primaryKey: { name: "PK_Shippers" } })
class Shippers {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  shipperID!: number;

  @Column("string", { length: 40 })
  companyName!: string;

  @Column("string", { length: 24, nullable: true })
  phone!: string | null;
}

@Entity({ primaryKey: { name: "PK_Suppliers" } })
class Suppliers {
  @PrimaryGeneratedColumn("identity", { type: "int" })
  supplierID!: number;

  @Column("string", { length: 40 })
  @Index("CompanyName")
  companyName!: string;

  @Column("string", { length: 30, nullable: true })
  contactName!: string | null;

  @Column("string", { length: 30, nullable: true })
  contactTitle!: string | null;

  @Column("string", { length: 60, nullable: true })
  address!: string | null;

  @Column("string", { length: 15, nullable: true })
  city!: string | null;

  @Column("string", { length: 15, nullable: true })
  region!: string | null;

  @Column("string", { length: 10, nullable: true })
  @Index("PostalCode")
  postalCode!: string | null;

  @Column("string", { length: 15, nullable: true })
  country!: string | null;

  @Column("string", { length: 24, nullable: true })
  phone!: string | null;

  @Column("string", { length: 24, nullable: true })
  fax!: string | null;

  @Column("ntext", { nullable: true })
  homePage!: string | null;
}

export const northwind = {
  Categories,
  Customers,
  CustomerDemographics,
  CustomerCustomerDemo,
  Employees,
  Region,
  Territories,
  EmployeeTerritories,
  Orders,
  Products,
  OrderDetails,
  Shippers,
  Suppliers,
};
