using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ParticipatoryHub.Web.Pages;

[IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StatusModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public void OnGet(int code) => Say(code);

    public void OnPost(int code) => Say(code);

    private void Say(int code) => (Heading, Sentence) = code switch
    {
        400 => ("The form could not be read", "It may have been open for a long time. Go back, load the page again and try once more. Nothing was changed."),
        403 => ("You may not do this", "Your account does not have the role that is needed. Ask an administrator."),
        404 => ("Page not found", "There is no page at this address. If you typed it, check that it is right."),
        413 => ("The file is too large", "Send a smaller file. Nothing was changed."),
        429 => ("Please wait a moment", "There were too many attempts. Try again in a minute."),
        503 => ("The service is busy", "Try again in a minute. Nothing was lost."),
        _ => ("Something went wrong", "Try again. If it happens again, tell the council."),
    };
}
