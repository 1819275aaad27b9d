export class ViewerResponse {
  public id!: string;
  public name!: string;
  public editing!: boolean;
}

export class ViewersResponse {
  /** The others who look at the lead now. */
  public viewers!: ViewerResponse[];
}
