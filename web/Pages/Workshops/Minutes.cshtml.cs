using ParticipatoryHub.Web.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class MinutesModel(WorkshopSentences sentences) : AfterPage(sentences);
