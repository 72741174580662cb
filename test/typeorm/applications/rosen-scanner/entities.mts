export { BlockEntity, ExtractorStatusEntity } from "@rosen-bridge/scanner";
