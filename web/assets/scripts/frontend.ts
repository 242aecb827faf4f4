import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { NotificationBanner } from "govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs";
import { ServiceNavigation } from "govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";

/** Starts GOV.UK Frontend's own behaviour on what the page holds of it. */
export function startFrontend(): void {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const Component of [Button, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink]) {
    for (const root of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
      new Component(root);
    }
  }
}
