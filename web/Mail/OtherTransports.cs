using ParticipatoryHub.Mail;

namespace ParticipatoryHub.Web.Mail;

/// <summary>The demo's: nothing leaves, and the outbox page shows what would have.</summary>
internal sealed class DemoTransport : IMailTransport
{
    public Task<MailOutcome> Send(Letter letter, string address, CancellationToken cancel) =>
        Task.FromResult(new MailOutcome("kept in the demo's outbox", IsOver: true, IsKept: true));
}

/// <summary>Where no mail server is set up.</summary>
internal sealed class NoTransport : IMailTransport
{
    public Task<MailOutcome> Send(Letter letter, string address, CancellationToken cancel) =>
        Task.FromResult(new MailOutcome("not sent: no mail server is set up (Hub:Mail:Host)", IsOver: true));
}
