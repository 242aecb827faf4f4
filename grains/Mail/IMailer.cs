using ParticipatoryHub.People;

namespace ParticipatoryHub.Mail;

/// <summary>
/// The one way to send mail. What it takes is on disk when it returns and is sent afterwards, by any web node, after a crash too. Grains and
/// pages use it alike.
/// </summary>
public interface IMailer
{
    /// <summary>Takes letters to be sent. A letter whose key was taken before is left out, so that a retry sends nothing twice.</summary>
    Task Queue(IReadOnlyCollection<Letter> letters, CancellationToken cancel = default);
}

/// <summary>A letter in plain text, to an address or to a resident whose address only the account knows.</summary>
/// <param name="Key">Names the occasion, once for ever: <c>round-a:closing-soon:{resident}</c>.</param>
/// <param name="Address">The mailbox, or null for a letter to a resident.</param>
/// <param name="Resident">The resident, or null for a letter to an address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The letter; lines are wrapped by the reader's program.</param>
public sealed record Letter(string Key, string? Address, ResidentId? Resident, string Subject, string Text)
{
    /// <summary>To a mailbox.</summary>
    public static Letter To(string address, string key, string subject, string text) => new(key, address, null, subject, text);

    /// <summary>To a resident, wherever their mail goes when it is sent; to nobody once the account is deleted.</summary>
    public static Letter To(ResidentId resident, string key, string subject, string text) => new(key, null, resident, subject, text);
}

/// <summary>One letter at a time.</summary>
public static class MailerExtensions
{
    /// <inheritdoc cref="IMailer.Queue"/>
    public static Task Queue(this IMailer mailer, Letter letter, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(mailer);
        return mailer.Queue([letter], cancel);
    }
}
