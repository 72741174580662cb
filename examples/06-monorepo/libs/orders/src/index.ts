export { Order } from "./order.entity";
