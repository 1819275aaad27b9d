export class HealthResponse {
  public status!: string;
}
