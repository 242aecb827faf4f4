// GOV.UK Frontend ships no types; these are the parts that we start.
declare module "govuk-frontend/dist/govuk/components/*.mjs" {
  type Component = { new (root: Element): unknown; moduleName: string };
  export const Button: Component;
  export const ErrorSummary: Component;
  export const NotificationBanner: Component;
  export const ServiceNavigation: Component;
  export const SkipLink: Component;
}
