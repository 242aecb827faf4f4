using ParticipatoryHub.Mail;

namespace ParticipatoryHub.Web.Mail;

/// <summary>How a letter leaves.</summary>
internal interface IMailTransport
{
    /// <summary>Sends a letter to an address.</summary>
    Task<MailOutcome> Send(Letter letter, string address, CancellationToken cancel);
}

/// <summary>What became of an attempt.</summary>
/// <param name="Words">For the operator.</param>
/// <param name="IsOver">Whether trying again is of no use.</param>
/// <param name="IsKept">Whether the letter stays readable in the outbox.</param>
internal sealed record MailOutcome(string Words, bool IsOver, bool IsKept = false);
