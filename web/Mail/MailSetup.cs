using System.Net.Mail;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Mail;

/// <summary>Mail by the council's server, or the demo's outbox.</summary>
internal static class MailSetup
{
    /// <summary>With <c>Hub:Mail:Host</c> letters leave; in a demo without it they are kept to be looked at.</summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var options = MailOptions.From(builder.Configuration);
        var hub = HubOptions.From(builder.Configuration);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IMailTransport>(options.Host is not null ? new SmtpTransport(options) : hub.Demo ? new DemoTransport() : new NoTransport());
        builder.Services.AddSingleton(new MailState(options.Host is not null || hub.Demo, options.Host is null && hub.Demo));
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailSender>());
        builder.Services.AddSingleton<IStartCheck>(new MailCheck(options, hub));
    }

    /// <summary>Links in mail go to the address in the settings, never to one that a request makes up.</summary>
    private sealed class MailCheck(MailOptions options, HubOptions hub) : IStartCheck
    {
        public Task<string?> WhyNot(CancellationToken cancellationToken) => Task.FromResult(
            options.Host is null ? null
            : !MailAddress.TryCreate(options.Sender, out _) ? "Hub:Mail:Host is set, but Hub:Mail:From is no e-mail address"
            : hub.Address is null ? "Hub:Mail:Host is set, but not Hub:Address, which links in mail lead to"
            : null);
    }
}

/// <summary>What pages need to know of mail.</summary>
/// <param name="Works">Whether letters reach anybody.</param>
/// <param name="IsOutboxOpen">Whether everybody may read the outbox: in a demo that sends nothing.</param>
internal sealed record MailState(bool Works, bool IsOutboxOpen);
