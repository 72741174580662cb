import { Body, Controller, Module, Post } from "@nestjs/common";
import { InjectRepository, TypeOrmModule } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { Order } from "./order.entity.js";

@Controller("orders")
export class OrdersController {
  constructor(@InjectRepository(Order) private readonly orders: Repository<Order>) {}

  @Post() place(@Body() { customer, total }: { customer: number; total: string }) {
    return this.orders.save({ customer: { id: customer }, total });
  }
}

@Module({ imports: [TypeOrmModule.forFeature([Order])], controllers: [OrdersController] })
export class OrdersModule {}
