using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Mail;

namespace ParticipatoryHub.Web.Mail;

/// <summary>Hands letters to the council's mail server.</summary>
internal sealed class SmtpTransport(MailOptions options) : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<MailOutcome> Send(Letter letter, string address, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var message = Message(letter, address);
            using var client = new SmtpClient(options.Host!, options.Port)
            {
                DeliveryFormat = SmtpDeliveryFormat.International,
                EnableSsl = options.IsEncrypted,
                Credentials = options.User is null ? null : new NetworkCredential(options.User, options.Password),
            };
            await client.SendMailAsync(message, patience.Token);
            return new MailOutcome("sent", IsOver: true);
        }
        catch (SmtpFailedRecipientException refused)
        {
            return new MailOutcome(Words(refused), IsOver: (int)refused.StatusCode is >= 550 and < 560);
        }
        catch (SmtpException trouble)
        {
            return new MailOutcome(Words(trouble), IsOver: false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new MailOutcome("the mail server did not answer in time", IsOver: false);
        }
    }

    private static string Words(SmtpException trouble) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)trouble.StatusCode} {(trouble.InnerException ?? trouble).Message}");

    // The id is the letter's key's: a letter sent twice after a crash is recognised as one.
    private MailMessage Message(Letter letter, string address)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letter.Key)).AsSpan(0, 16));
        return new MailMessage(options.Sender, address, letter.Subject, letter.Text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            Headers = { ["Message-ID"] = $"<{id}@{new MailAddress(options.Sender).Host}>", ["Auto-Submitted"] = "auto-generated" },
        };
    }
}
