using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Trust;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class BundleModel(BundleShelf shelf) : RoundPage
{
    public async Task<IActionResult> OnGet() =>
        Round.Manifest is { } manifest && await shelf.Find(Round.Id, manifest, Round.Phase == RoundPhase.Final, HttpContext.RequestAborted) is { } path
            ? PhysicalFile(path, MediaTypeNames.Application.Zip, Path.GetFileName(path))
            : NotFound();
}
