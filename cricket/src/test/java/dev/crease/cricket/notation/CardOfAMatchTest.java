package dev.crease.cricket.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Scorecard.Over;
import dev.crease.cricket.Scorecard.Partnership;
import dev.crease.cricket.law.Scoring;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The card of a match that has a bit of everything, checked by hand against its script.
class CardOfAMatchTest {
  private static final String PLAYED =
      """
      match T20
      rules overs 3, quota 3, noBallRuns 1
      team Harbour City (HAR): Rahimi, Silva, Okoye, Grant, Patel, Dunne
      team Northfield (NOR): Boon, Halloran, Wanjiru, Nash, Ueda, =Thorne, "Iqbal
      toss Harbour City, bat
      innings Harbour City
      batters Rahimi, Silva
      1 Boon: . 4 1 wd+2 nb+6 . W(bowled) [in Okoye] 2b
      2 Nash: . . 1lb+5pen . [bowler Ueda, injury] . .
      penalty Northfield, 5, helmet
      3 Boon: 6 wd+W(stumped Halloran) [in Grant] nb+1 1 W(runout nonstriker, by Ueda/Nash) [in Patel] 4r . 1
      innings Northfield
      batters Boon, Halloran
      1 Rahimi: . . . . . .
      2 Dunne: 4lb . . W(caught sub Silva) [in =Thorne] 1 W(lbw)
      end closed, absent Wanjiru
      """;

  private static final String CARD =
      """
      innings,team,row,number,player,how_out,runs,balls,fours,sixes,strike_rate,overs,maidens,wickets,wides,noballs,economy
      1,Harbour City,batting,1,Rahimi,st Halloran b Boon,11,7,1,1,157.14,,,,,,
      1,Harbour City,batting,2,Silva,b Boon,6,3,0,1,200.00,,,,,,
      1,Harbour City,batting,3,Okoye,run out (Ueda/Nash),1,5,0,0,20.00,,,,,,
      1,Harbour City,batting,4,Grant,not out,1,2,0,0,50.00,,,,,,
      1,Harbour City,batting,5,Patel,not out,5,3,0,0,166.67,,,,,,
      1,Harbour City,byes,,,,2,,,,,,,,,,
      1,Harbour City,legbyes,,,,1,,,,,,,,,,
      1,Harbour City,wides,,,,4,,,,,,,,,,
      1,Harbour City,noballs,,,,2,,,,,,,,,,
      1,Harbour City,penalty,,,,5,,,,,,,,,,
      1,Harbour City,total,,,,38,18,,,,3.0,,3,,,
      1,Harbour City,fall,1,Silva,,15,,,,,0.5,,,,,
      1,Harbour City,fall,2,Rahimi,,30,,,,,2.1,,,,,
      1,Harbour City,fall,3,Okoye,,33,,,,,2.3,,,,,
      1,Harbour City,bowling,1,Boon,,30,,,,,2,0,2,2,2,15.00
      1,Harbour City,bowling,2,Nash,,0,,,,,0.4,0,0,0,0,0.00
      1,Harbour City,bowling,3,Ueda,,0,,,,,0.2,0,0,0,0,0.00
      2,Northfield,batting,1,Boon,lbw b Dunne,0,7,0,0,0.00,,,,,,
      2,Northfield,batting,2,Halloran,c sub (Silva) b Dunne,0,4,0,0,0.00,,,,,,
      2,Northfield,batting,3,'=Thorne,not out,1,1,0,0,100.00,,,,,,
      2,Northfield,byes,,,,0,,,,,,,,,,
      2,Northfield,legbyes,,,,4,,,,,,,,,,
      2,Northfield,wides,,,,0,,,,,,,,,,
      2,Northfield,noballs,,,,0,,,,,,,,,,
      2,Northfield,penalty,,,,5,,,,,,,,,,
      2,Northfield,total,,,,10,12,,,,2.0,,2,,,
      2,Northfield,fall,1,Halloran,,9,,,,,1.4,,,,,
      2,Northfield,fall,2,Boon,,10,,,,,1.6,,,,,
      2,Northfield,bowling,1,Rahimi,,0,,,,,1,1,0,0,0,0.00
      2,Northfield,bowling,2,Dunne,,1,,,,,1,0,2,0,0,1.00
      """;

  private static final Scoring SCORING = OverFile.read("m", PLAYED);

  private static Scorecard.Innings innings(int number) {
    return SCORING.match().scorecard().innings().get(number - 1);
  }

  @Test
  void theTableIsThePublishedCard() {
    var csv = ScorecardCsv.of(SCORING.match().scorecard());
    assertThat(csv).isEqualTo(CARD.replace("\n", "\r\n"));
  }

  @Test
  void cellsWithQuotesAndCommasAreQuoted() {
    var text = PLAYED.replace("[in =Thorne]", "[in \"Iqbal]");
    assertThat(ScorecardCsv.of(OverFile.read("m", text).match().scorecard()))
        .contains(",\"\"\"Iqbal\",not out,1,1,");
  }

  @Test
  void ratesThatCannotBeWorkedOutAreEmpty() {
    var begun = PLAYED.substring(0, PLAYED.indexOf("1 Boon")) + "1 Boon: wd";
    assertThat(ScorecardCsv.of(OverFile.read("m", begun).match().scorecard()).lines())
        .contains(
            "1,Harbour City,batting,1,Rahimi,not out,0,0,0,0,,,,,,,",
            "1,Harbour City,bowling,1,Boon,,1,,,,,0,0,0,1,0,");
  }

  @Test
  void standsAreThoseOfEachPair() {
    assertThat(innings(1).partnerships())
        .containsExactly(
            new Partnership(1, "Rahimi", "Silva", 15, 5, false),
            new Partnership(2, "Rahimi", "Okoye", 15, 8, false),
            new Partnership(3, "Okoye", "Grant", 3, 2, false),
            new Partnership(4, "Grant", "Patel", 5, 3, true));
    assertThat(innings(2).partnerships())
        .containsExactly(
            new Partnership(1, "Boon", "Halloran", 9, 10, false),
            new Partnership(2, "Boon", "=Thorne", 1, 2, false));
  }

  @Test
  void oversAreWordByWord() {
    assertThat(innings(1).overByOver())
        .containsExactly(
            new Over(1, "Boon", 17, 1, List.of(".", "4", "1", "wd+2", "nb+6", ".", "W", "2b")),
            new Over(2, "Nash / Ueda", 6, 0, List.of(".", ".", "1lb+5pen", ".", ".", ".")),
            new Over(3, "Boon", 15, 2, List.of("6", "wd+W", "nb+1", "1", "W", "4r", ".", "1")));
    assertThat(innings(2).overByOver().getFirst().runs()).isZero();
    var unfinished = PLAYED.substring(0, PLAYED.indexOf(" wd+2")) + "\n";
    assertThat(OverFile.read("m", unfinished).match().scorecard().innings().getFirst().overByOver())
        .containsExactly(new Over(1, "Boon", 5, 0, List.of(".", "4", "1")));
  }

  @Test
  void whoIsYetToBatIsNeitherAbsentNorReplaced() {
    assertThat(innings(1).yetToBat()).containsExactly("Dunne");
    assertThat(innings(2).yetToBat()).containsExactly("Nash", "Ueda", "\"Iqbal");
    var replaced =
        OverFile.read(
            "m", PLAYED.replace("end closed", "replace Northfield, Newman, Nash\nend closed"));
    assertThat(replaced.match().scorecard().innings().get(1).yetToBat())
        .containsExactly("Ueda", "\"Iqbal", "Newman");
  }

  @Test
  void theBoardSaysWhatTheCardSays() {
    var score = SCORING.match().score();
    assertThat(score.target()).isEqualTo(39);
    assertThat(score.need()).isEqualTo(29);
    assertThat(score.left()).isEqualTo(6);
    assertThat(score.runRate()).isEqualTo(5.0);
    assertThat(score.requiredRate()).isEqualTo(29.0);
    assertThat(score.lastWicket()).isEqualTo("Boon lbw b Dunne 0 (7), 10/2");
    assertThat(score.partnership()).isEqualTo(Score.Stand.NONE);
    assertThat(score.thisOver()).containsExactly("4lb", ".", ".", "W", "1", "W");
    var before = OverFile.read("m", PLAYED.substring(0, PLAYED.indexOf("end closed"))).match();
    assertThat(before.score().bowler().figures()).isEqualTo("1-0-1-2");
    var inPlay = OverFile.read("m", PLAYED.substring(0, PLAYED.indexOf(" [in Patel]"))).match();
    assertThat(inPlay.score().bowler().figures()).isEqualTo("1.3-0-25-2");
    assertThat(inPlay.score().striker().present()).isFalse();
    assertThat(inPlay.score().nonStriker().player()).isEqualTo("Grant");
    var two = OverFile.read("m", PLAYED.substring(0, PLAYED.indexOf(" W(bowled)"))).match();
    assertThat(two.score().partnership().runs()).isEqualTo(15);
    assertThat(two.score().partnership().balls()).isEqualTo(4);
    assertThat(two.score().requiredRate()).isEqualTo(-1);
  }
}
