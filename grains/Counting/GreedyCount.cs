using System.Globalization;

namespace ParticipatoryHub.Counting;

/// <summary>By score, highest first: buy what fits, skip what does not, or end there.</summary>
internal static class GreedyCount
{
    public static void Run(Contest contest, CountLog log, CountStage stage, bool stops)
    {
        var score = contest.Election.Supporters.Score;
        var order = log.ByTieOrder().OrderByDescending(project => score[project]).ToArray();
        for (var place = 0; place < order.Length; place++)
        {
            var project = order[place];
            if (!log.IsOpen(project))
            {
                continue;
            }

            var tied = order.Skip(place + 1).TakeWhile(other => score[other] == score[project]).Where(log.IsOpen).ToArray();
            if (contest.Cost(project) <= log.Left)
            {
                var number = score[project].ToString(CultureInfo.InvariantCulture);
                log.Buy(project, stage, number, number, tied, Bought(contest, stage, project, log.Left));
                continue;
            }

            var sentence = stage == CountStage.Fill ? CountSentences.NotFilled(contest, project, log.Left) : CountSentences.DoesNotFit(contest, project, log.Left);
            log.Drop(project, stage, CountDecision.DoesNotFit, sentence, tied: tied);
            if (stops)
            {
                foreach (var rest in order.Skip(place + 1).Where(log.IsOpen))
                {
                    log.Drop(rest, stage, CountDecision.NotReached, CountSentences.NotReached(contest, project));
                }

                return;
            }
        }
    }

    private static string Bought(Contest contest, CountStage stage, int project, long left) => stage == CountStage.Fill
        ? CountSentences.Filled(contest, left)
        : CountSentences.GreedyBought(contest, project, left);
}
