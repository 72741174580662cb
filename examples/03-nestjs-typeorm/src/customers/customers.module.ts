import { Body, Controller, Get, Module, Post } from "@nestjs/common";
import { InjectRepository, TypeOrmModule } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { Customer } from "./customer.entity.js";

@Controller("customers")
export class CustomersController {
  constructor(@InjectRepository(Customer) private readonly customers: Repository<Customer>) {}

  @Get() all() {
    return this.customers.find({ relations: { orders: true }, order: { id: "asc" } });
  }

  @Post() add(@Body() { email }: { email: string }) {
    return this.customers.save({ email });
  }
}

@Module({ imports: [TypeOrmModule.forFeature([Customer])], controllers: [CustomersController] })
export class CustomersModule {}
