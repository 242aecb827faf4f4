using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Mail;

namespace ParticipatoryHub.Web.Pages.SignIn;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SentModel(MailState mail) : PageModel
{
    public string? Mailbox => TempData.Peek("Mailbox") as string;

    public bool IsOutboxOpen => mail.IsOutboxOpen;
}
