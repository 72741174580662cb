export { Entities } from "@veramo/data-store";
