using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Deliveries;

/// <summary>
/// A payment as an entry of the audit log: who, when, how much in pence, on which ledger code. What it was for is typed by hand and may name
/// somebody, so it stays with the delivery. The entry has the id of the command, so that a retry adds none.
/// </summary>
internal static class DeliveryAudit
{
    public static AuditEntry Entry(DeliveryKey key, DeliveryState before, PaymentRecorded happened)
    {
        var (payment, code) = (happened.Payment, before.LedgerCode is { } known ? $"ledger code {known}" : "no ledger code");
        return new(
            payment.Id, key.Round, happened.At, happened.By.Id, happened.By.Name, "payment-recorded",
            payment.Corrects is { } corrected
                ? $"Project {key.Project}: corrected payment {corrected} by {payment.Amount.Pence} pence, as payment {payment.Number}, {code}."
                : $"Project {key.Project}: recorded payment {payment.Number} of {payment.Amount.Pence} pence, {code}.",
            [new($"{key.Project} spent, in pence", Pence(before.Spent), Pence(before.Spent + payment.Amount))]);
    }

    private static string Pence(Money amount) => amount.Pence.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
