using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Languages;

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
        400 => (Text.Of("The form could not be read"), Text.Of("It may have been open for a long time. Go back, load the page again and try once more. Nothing was changed.")),
        403 => (Text.Of("You may not do this"), Text.Of("Your account does not have the role that is needed. Ask an administrator.")),
        404 => (Text.Of("Page not found"), Text.Of("There is no page at this address. If you typed it, check that it is right.")),
        413 => (Text.Of("The file is too large"), Text.Of("Send a smaller file. Nothing was changed.")),
        429 => (Text.Of("Please wait a moment"), Text.Of("There were too many attempts. Try again in a minute.")),
        503 => (Text.Of("The service is busy"), Text.Of("Try again in a minute. Nothing was lost.")),
        _ => (Text.Of("Something went wrong"), Text.Of("Try again. If it happens again, tell the council.")),
    };
}
