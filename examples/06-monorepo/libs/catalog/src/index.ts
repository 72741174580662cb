export { Product } from "./product.entity";
